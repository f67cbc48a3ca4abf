import { carryOn } from '../../app/carry-on.ts';
import { interruptedRuns } from '../../app/history.ts';
import { carryOnRequest } from '../carry-on-request.ts';
import { isOn } from '../command-spec.ts';
import type { CommandRun, Parsed } from '../command-spec.ts';
import { findRun } from '../find-run.ts';
import type { Io } from '../io.ts';
import { reportProblem } from '../report-problem.ts';
import { UsageError } from '../usage-error.ts';
import { watchRun } from '../watch-run.ts';

/** Carries one run on, or all that were cut off. */
export const runResume: CommandRun = async (parsed, io) => {
  const { run } = parsed.args;
  if (isOn(parsed, 'interrupted')) {
    if (run !== undefined) throw new UsageError('RUN and --interrupted exclude each other');
    return resumeAll(parsed, io);
  }
  if (run === undefined)
    throw new UsageError('`resume` needs RUN or --interrupted', ['`runbook history` lists the runs']);
  return resumeOne(await findRun(carryOnRequest(parsed, io).stateDirectory, run), parsed, io);
};

function resumeOne(run: string, parsed: Parsed, io: Io): Promise<number> {
  const request = carryOnRequest(parsed, io);
  return watchRun(parsed, io, (watching) => carryOn({ ...request, ...watching, run, verb: 'resume' }));
}

/** One that cannot be carried on does not keep the others; the worst exit code is the answer. */
async function resumeAll(parsed: Parsed, io: Io): Promise<number> {
  const runs = await interruptedRuns(carryOnRequest(parsed, io).stateDirectory);
  if (runs.length === 0 && !isOn(parsed, 'quiet') && !isOn(parsed, 'json')) io.out.line('no run was cut off');
  let worst = 0;
  for (const run of runs) {
    const code = await resumeOne(run, parsed, io).catch((error: unknown) =>
      reportProblem(error, io, isOn(parsed, 'json')),
    );
    if (code === 130) return code;
    worst = Math.max(worst, code);
  }
  return worst;
}
