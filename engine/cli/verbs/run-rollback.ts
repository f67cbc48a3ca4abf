import { carryOn, stepNamed } from '../../app/carry-on.ts';
import { commitInDoubt } from '../../app/commit-in-doubt.ts';
import { readRun } from '../../app/read-run.ts';
import { carryOnRequest } from '../carry-on-request.ts';
import { argument, isOn, listOf, textOf } from '../command-spec.ts';
import type { CommandRun, Parsed } from '../command-spec.ts';
import { findRun } from '../find-run.ts';
import type { Io } from '../io.ts';
import type { RunState } from '../../run/state.ts';
import { openPrompt } from '../prompt.ts';
import { UsageError } from '../usage-error.ts';
import { watchRun } from '../watch-run.ts';

/** Undoes what a run has done. */
export const runRollback: CommandRun = async (parsed, io) => {
  const request = carryOnRequest(parsed, io);
  const run = await findRun(request.stateDirectory, argument(parsed, 'run'));
  const facts = await readRun(request.stateDirectory, run);
  const skip = skippedSteps(parsed, facts.state);
  const pastCommit = isOn(parsed, 'past-commit');
  if (pastCommit) await confirmLoss(parsed, io, run, stepsBeforeCommit(facts));
  return watchRun(parsed, io, (watching) =>
    carryOn({
      ...request,
      ...watching,
      run,
      verb: 'rollback',
      ...(Object.keys(skip).length === 0 ? {} : { skip }),
      ...(pastCommit ? { pastCommit } : {}),
    }),
  );
};

function skippedSteps(parsed: Parsed, state: RunState): Readonly<Record<string, string>> {
  const steps = listOf(parsed, 'skip');
  const reason = textOf(parsed, 'reason');
  if (steps.length === 0) {
    if (reason !== undefined) throw new UsageError('--reason says why for --skip, and no step is skipped');
    return {};
  }
  if (reason === undefined) {
    throw new UsageError('--skip needs --reason', [
      `\`--skip ${steps.join(' --skip ')} --reason "repaired by hand: …"\``,
    ]);
  }
  return Object.fromEntries(steps.map((step) => [stepNamed(state, step), reason]));
}

/** What lies before the point of no return, which was passed, or may have been. */
function stepsBeforeCommit(facts: Awaited<ReturnType<typeof readRun>>): readonly string[] {
  const isInDoubt = commitInDoubt(facts) !== undefined;
  return facts.state.undo
    .filter(({ status }) => status === 'sealed' || (isInDoubt && status === 'registered'))
    .map(({ step }) => step);
}

/** Shows what is lost behind the point of no return; the run's id has to be typed, or given with --confirm. */
async function confirmLoss(parsed: Parsed, io: Io, run: string, before: readonly string[]): Promise<void> {
  const given = textOf(parsed, 'confirm');
  if (given === run || before.length === 0) return;
  if (given !== undefined) throw new UsageError(`--confirm is \`${given}\`, and the run is \`${run}\``);
  const loss = [
    `what lies before the point of no return of ${run} will be undone: ${before.toReversed().join(', ')}`,
    'everything that was written since then is lost',
  ];
  if (!io.canAsk) throw new UsageError(loss.join('; '), [`to agree: \`--confirm ${run}\``]);
  const prompt = openPrompt();
  try {
    for (const line of loss) prompt.say(line);
    const answer = await prompt.ask("type the run's id to agree: ");
    if (answer !== run) throw new UsageError('not agreed; nothing was done');
  } finally {
    prompt.close();
  }
}
