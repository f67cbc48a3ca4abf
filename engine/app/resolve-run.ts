import { clock, journalStore, openPorts } from './compose.ts';
import { refuse, refuseOn } from './refusal.ts';
import { refuseRun, replay } from './read-run.ts';
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

/** Closes a run without doing anything more, so that its lock is free for others. */
export async function resolveRun({ run, reason, stateDirectory, env }: ResolveRunRequest): Promise<void> {
  const { journal, read } = await journalStore(stateDirectory).open(run).catch(refuseRun);
  try {
    const { plan, events, state } = replay(run, read);
    const isDone = state.phase === 'ended' && state.outcome !== 'rollback-failed';
    if (isDone || state.resolved !== undefined) throw refuse('RB806', `run ${run} has ended already`);
    const ports = openPorts({ environment: plan.environment, folder: plan.folder, stateDirectory, env });
    try {
      for (const { name, target } of plan.locks) {
        await (await ports.target(target)).forget(name, run);
      }
    } catch (error) {
      refuseOn('RB707', 7)(error);
    } finally {
      await ports.close();
    }
    const at = clock.now().toISOString();
    await journal.append([{ event: 'run-resolved', by: whoAmI(), reason, seq: events.length + 1, at }]);
  } finally {
    await journal.close();
  }
}
