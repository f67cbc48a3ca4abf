import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openProject } from '../../app/load-project.ts';
import { startRun, startUnlessHeld } from '../../app/start-run.ts';
import type { SkippedRun, StartRequest } from '../../app/start-run.ts';
import type { RunEnd } from '../../app/run-observer.ts';
import { overlaps } from '../../runbook/runbook.ts';
import type { Overlap } from '../../runbook/runbook.ts';
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
  const overlap = overlapOf(parsed);
  return withMissingInputs(request, io, 'run', (complete) =>
    watchRun(parsed, io, async (watching) => {
      const end = await startAs(overlap, {
        ...complete,
        ...watching,
        approvals: listOf(parsed, 'approve'),
        waitForLock: overlap === 'queue',
        planFile: planFile === undefined ? undefined : resolve(io.cwd, planFile),
      });
      if (!('skipped' in end)) return end;
      tellSkipped(end, parsed, io);
      return undefined;
    }),
  );
};

/** What happens when another run holds the lock. */
function overlapOf(parsed: Parsed): Overlap {
  const given = textOf(parsed, 'overlap');
  const overlap = overlaps.find((known) => known === given);
  if (isOn(parsed, 'wait') && overlap !== undefined && overlap !== 'queue')
    throw new UsageError(`--wait and --overlap ${overlap} exclude each other`);
  return isOn(parsed, 'wait') ? 'queue' : (overlap ?? 'fail');
}

function startAs(overlap: Overlap, request: StartRequest): Promise<RunEnd | SkippedRun> {
  return overlap === 'skip' ? startUnlessHeld(request) : startRun(request);
}

function tellSkipped({ skipped }: SkippedRun, parsed: Parsed, io: Io): void {
  if (isOn(parsed, 'json')) io.out.line(JSON.stringify({ event: 'skipped', reason: skipped }));
  else if (!isOn(parsed, 'quiet')) io.out.line(`skipped: ${skipped}`);
}

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
