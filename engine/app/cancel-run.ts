import { journalStore } from './compose.ts';
import { carryOn } from './carry-on.ts';
import type { CarryOnRequest } from './carry-on.ts';
import { refuseRun } from './read-run.ts';
import type { RunEnd } from './run-observer.ts';

/**
 * Cancels a run: tells the engine that works on it, which undoes what it did, or where there is none
 * undoes it here. Undefined when a living engine was told.
 */
export async function cancelRun(request: CarryOnRequest): Promise<RunEnd | undefined> {
  const engine = await journalStore(request.stateDirectory).engineOf(request.run).catch(refuseRun);
  if (engine === undefined) return carryOn({ ...request, verb: 'cancel' });
  process.kill(engine, 'SIGTERM');
  return undefined;
}
