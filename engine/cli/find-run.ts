import { history } from '../app/history.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { UsageError } from './usage-error.ts';

/** A whole id; looking it up is left to whoever opens the run. */
const wholeId = /^\d{8}-\d{6}-[0-9a-z]{4}$/;

/** The id of the run that was meant: itself, the only one that begins (or ends) like this, or `last`. */
export async function findRun(stateDirectory: string, meant: string): Promise<string> {
  if (wholeId.test(meant)) return meant;
  const entries = await history(stateDirectory);
  // Ids sort by the second, times by the millisecond.
  const runs = entries.toSorted((a, b) => (a.startedAt < b.startedAt ? 1 : -1)).map(({ run }) => run);
  const [newest] = runs;
  if (newest === undefined) {
    throw new UsageError(`there is no run in ${stateDirectory}`, [
      'another state directory is named with --state-dir',
    ]);
  }
  if (meant === 'last') return newest;
  const found = runs.filter((run) => run.startsWith(meant) || run.endsWith(`-${meant}`));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (found.length > 1) {
    throw new UsageError(
      `\`${meant}\` fits ${found.length} runs`,
      found.slice(0, 5).map((run) => `\`${run}\``),
    );
  }
  const hint = didYouMean(meant, runs);
  throw new UsageError(`there is no run \`${meant}\` in ${stateDirectory}`, [
    ...(hint === undefined ? [] : [hint]),
    '`runbook history` lists the runs',
  ]);
}
