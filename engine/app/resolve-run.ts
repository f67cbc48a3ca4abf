import type { ReadJournal } from '../journal/journal-store.ts';
import type { BoundPlan } from '../plan/plan.ts';
import { clock, journalStore, openPorts } from './compose.ts';
import { refuse, refuseOn } from './refusal.ts';
import { refuseRun } from './read-run.ts';
import type { EnvironmentVariables } from './state-directory.ts';
import { whoAmI } from './who.ts';

/** A run that somebody repaired by hand. */
export interface ResolveRunRequest {
  readonly run: string;
  readonly reason: string;
  /** Absolute. */
  readonly stateDirectory: string;
  readonly env: EnvironmentVariables;
}

/**
 * Closes a run without doing anything more, so that its lock is free for others. It is the way out
 * where nothing else is left, so it also closes runs whose journal is damaged or of another version.
 */
export async function resolveRun({ run, reason, stateDirectory, env }: ResolveRunRequest): Promise<void> {
  const { journal, read } = await journalStore(stateDirectory).open(run, { mend: true }).catch(refuseRun);
  try {
    refuseEnded(run, read);
    await forgetRun(run, planOf(run, read), stateDirectory, env);
    const at = clock.now().toISOString();
    await journal
      .append([{ event: 'run-resolved', by: whoAmI(), reason, seq: read.events.length + 1, at }])
      .catch(refuseOn('RB807', 1));
  } finally {
    await journal.close();
  }
}

function refuseEnded(run: string, { events }: ReadJournal): void {
  const last = events.at(-1);
  const isDone = last?.event === 'run-finished' && last.outcome !== 'rollback-failed';
  if (isDone || last?.event === 'run-resolved') throw refuse('RB806', `run ${run} has ended already`);
}

/** The plan says where the run's locks are; it is read as it is, since nothing is carried out by it. */
function planOf(run: string, { plan }: ReadJournal): BoundPlan {
  try {
    return JSON.parse(plan) as BoundPlan;
  } catch {
    throw refuse('RB804', `the plan of run ${run} cannot be read, so its locks are not known`, {
      help: 'remove the run by hand: its entries below `unfinished/` on the targets, then its folder',
    });
  }
}

async function forgetRun(
  run: string,
  { environment, folder, locks }: BoundPlan,
  stateDirectory: string,
  env: EnvironmentVariables,
): Promise<void> {
  const ports = openPorts({ environment, folder, stateDirectory, env });
  try {
    for (const { name, target } of locks) await (await ports.target(target)).forget(name, run);
  } catch (error) {
    refuseOn('RB707', 7)(error);
  } finally {
    await ports.close();
  }
}
