import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/** Below so many steps it costs more than it saves. */
const worthwhile = 100;

/**
 * Gives what reading and planning have left behind back to the system, before a run of so many steps. Starting a
 * program takes longer the more memory this process has, and by itself V8 would keep all that it once had.
 */
export function giveBackMemory(steps: number): void {
  if (steps < worthwhile) return;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
