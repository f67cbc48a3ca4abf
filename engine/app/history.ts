import type { Outcome } from '../journal/event.ts';
import type { StoredRun } from '../journal/journal-store.ts';
import { journalStore } from './compose.ts';
import { refuseOn } from './refusal.ts';

/** One run in the list of all. */
export interface HistoryEntry {
  readonly run: string;
  readonly runbook: string;
  readonly environment: string;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Undefined while it has not ended. */
  readonly endedAt: string | undefined;
  readonly status: 'running' | 'waiting' | 'interrupted' | 'resolved' | 'damaged' | Outcome;
  readonly exitCode: number | undefined;
}

/** All runs of a state directory, newest first. Runs that died before their first record are left out. */
export async function history(stateDirectory: string): Promise<readonly HistoryEntry[]> {
  const store = journalStore(stateDirectory);
  const entries: HistoryEntry[] = [];
  for (const stored of await store.list().catch(refuseOn('RB801', 2))) {
    const { first, last } = stored;
    if (first?.event !== 'run-started') continue;
    const ended = last?.event === 'run-finished' || last?.event === 'run-resolved';
    entries.push({
      run: stored.run,
      runbook: first.runbook,
      environment: first.environment,
      by: first.by,
      startedAt: first.at,
      endedAt: ended ? last.at : undefined,
      status: ended ? endedStatus(stored) : await openStatus(stored, store),
      exitCode: last?.event === 'run-finished' ? last.exitCode : undefined,
    });
  }
  return entries;
}

function endedStatus({ last }: StoredRun): HistoryEntry['status'] {
  return last?.event === 'run-finished' ? last.outcome : 'resolved';
}

async function openStatus(
  { run, last }: StoredRun,
  store: ReturnType<typeof journalStore>,
): Promise<HistoryEntry['status']> {
  if (last?.event === 'run-waiting') return 'waiting';
  return (await store.engineOf(run)) === undefined ? 'interrupted' : 'running';
}

/** Runs that were cut off and that no engine works on, oldest first. */
export async function interruptedRuns(stateDirectory: string): Promise<readonly string[]> {
  const entries = await history(stateDirectory);
  return entries
    .filter(({ status }) => status === 'interrupted')
    .map(({ run }) => run)
    .toReversed();
}
