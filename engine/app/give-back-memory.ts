import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Program } from '../runbook/runbook.ts';

type Collect = (options: { type: 'major'; execution: 'sync'; flavor: 'last-resort' }) => void;

/** Below so many steps it costs more than it saves. */
const worthwhile = 100;

/**
 * Gives what reading and planning have left behind back to the system, before a long run. Starting a program
 * takes longer the more memory this process has, and by itself V8 would keep all that it once had.
 */
export function giveBackMemory({ runbooks }: Program): void {
  const steps = Object.values(runbooks).reduce((sum, runbook) => sum + runbook.steps.length, 0);
  if (steps < worthwhile) return;
  // What a step leaves behind is too little to wake other threads for.
  setFlagsFromString('--no-parallel-scavenge');
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as Collect;
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
