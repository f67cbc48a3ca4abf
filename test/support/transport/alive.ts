import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Whether a process runs; one that ended and was not reaped yet does not. */
export function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
  } catch {
    return false;
  }
}

/** Resolves when the process has ended; the test's own time limit is the only one. */
export async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await nextTurn();
}

/** The numbers that a program told in lines such as `pid 123`. */
export function pidsIn(output: string): readonly number[] {
  return [...output.matchAll(/^pid (\d+)$/gm)].map((match) => Number(match[1]));
}
