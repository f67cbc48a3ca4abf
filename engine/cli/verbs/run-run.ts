import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openProject } from '../../app/load-project.ts';
import { startRun } from '../../app/start-run.ts';
import { listOf, isOn, textOf } from '../command-spec.ts';
import type { CommandRun, Parsed } from '../command-spec.ts';
import type { Io } from '../io.ts';
import { withMissingInputs } from '../missing-inputs.ts';
import { projectRequest } from '../project-request.ts';
import { runRequest } from '../run-request.ts';
import type { NamedRequest } from '../run-request.ts';
import { UsageError } from '../usage-error.ts';
import { watchRun } from '../watch-run.ts';

/** Runs a runbook, or a saved plan. */
export const runRun: CommandRun = async (parsed, io) => {
  const planFile = textOf(parsed, 'plan');
  const request =
    planFile === undefined ? namedRequest(parsed, io) : await plannedRequest(parsed, io, planFile);
  return withMissingInputs(request, io, 'run', (complete) =>
    watchRun(parsed, io, (watching) =>
      startRun({
        ...complete,
        ...watching,
        approvals: listOf(parsed, 'approve'),
        waitForLock: isOn(parsed, 'wait'),
        planFile: planFile === undefined ? undefined : resolve(io.cwd, planFile),
      }),
    ),
  );
};

function namedRequest(parsed: Parsed, io: Io): NamedRequest {
  const { name } = parsed.args;
  if (name === undefined) {
    throw new UsageError('`run` needs NAME or --plan', [
      '`runbook list` shows the runbooks',
      '`runbook run NAME`',
    ]);
  }
  return { ...runRequest(parsed, io, openProject(projectRequest(parsed, io))), name };
}

/** What a saved plan binds is given once more, so that it can be compared with today. */
async function plannedRequest(parsed: Parsed, io: Io, planFile: string): Promise<NamedRequest> {
  for (const flag of ['input', 'inputs-file', 'env', 'approve']) {
    if (parsed.flags[flag] === undefined) continue;
    const help =
      flag === 'approve' ? [`\`runbook approve ${planFile} STEP\` records an agreement in the plan`] : [];
    throw new UsageError(`--plan and --${flag} exclude each other: the saved plan says it all`, help);
  }
  if (parsed.args['name'] !== undefined) {
    throw new UsageError('NAME and --plan exclude each other: the saved plan says what is run');
  }
  const { readPlan } = await import('../../app/save-plan.ts');
  const { bound } = readPlan(resolve(io.cwd, planFile)).plan;
  const own = existsSync(join(bound.folder, 'runbooks')) ? bound.folder : undefined;
  const project = openProject({ dir: textOf(parsed, 'dir') ?? own, cwd: io.cwd });
  return {
    ...runRequest(parsed, io, project),
    name: resolve(project.folder ?? bound.folder, bound.path),
    environment: bound.environment.name,
  };
}
