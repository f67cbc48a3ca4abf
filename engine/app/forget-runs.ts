import { momentOf } from '../actions/backup-sets.ts';
import { PortError } from '../ports/port-error.ts';
import { clock, journalStore } from './compose.ts';
import type { HistoryEntry } from './history.ts';
import type { Project } from './load-project.ts';
import { Refusal } from './refusal.ts';
import type { Participation } from './session.ts';

type Retention = Project['settings']['retention'];

/**
 * Removes the runs that a project does not keep any longer. Costs a look into one folder as long as none is old enough.
 * Never fails a run: what could not be removed is remarked.
 */
export async function forgetRuns(
  { seam, observer }: Pick<Participation, 'seam' | 'observer'>,
  { runs, age }: Retention,
  stateDirectory: string,
): Promise<void> {
  if (seam !== undefined) return;
  const before = clock.now().getTime() - age;
  try {
    const store = journalStore(stateDirectory);
    const oldest = (await store.ids()).at(-1);
    if (oldest === undefined || startOf(oldest) >= before) return;
    const { history } = await import('./history.ts');
    for (const run of forgettable(await history(stateDirectory), runs, before))
      await store.forget(run).catch(unlessGone);
  } catch (error) {
    if (!(error instanceof PortError) && !(error instanceof Refusal)) throw error;
    observer({ kind: 'remark', message: `runs that are old enough stay: ${error.message}` });
  }
}

/** Another engine may have removed it a moment ago. */
function unlessGone(error: unknown): void {
  if (!(error instanceof PortError) || error.kind !== 'not-found') throw error;
}

/** Milliseconds since 1970, by a run's id; of another name it is not known, so that somebody looks. */
function startOf(run: string): number {
  const at = momentOf(run);
  return at === undefined ? 0 : Date.parse(at);
}

/**
 * Runs that ended before a time (milliseconds since 1970) and are not among the newest of their runbook. A run that
 * somebody has to look at stays, and so does the last success in each environment, which `status` and alerts go by.
 * `entries` are newest first.
 */
export function forgettable(
  entries: readonly HistoryEntry[],
  keep: number,
  before: number,
): readonly string[] {
  const counts = new Map<string, number>();
  const succeeded = new Set<string>();
  const isKept = ({ runbook, environment, status, exitCode, endedAt }: HistoryEntry): boolean => {
    const count = (counts.get(runbook) ?? 0) + 1;
    counts.set(runbook, count);
    const place = `${runbook} in ${environment}`;
    const isLastSuccess = (status === 'succeeded' || status === 'unchanged') && !succeeded.has(place);
    if (isLastSuccess) succeeded.add(place);
    return (
      isLastSuccess ||
      count <= keep ||
      endedAt === undefined ||
      exitCode === 4 ||
      !(Date.parse(endedAt) < before)
    );
  };
  return entries.filter((entry) => !isKept(entry)).map(({ run }) => run);
}
