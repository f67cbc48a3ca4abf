import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../ports/clock.ts';

/** The longest delay that a timer of Node takes, in milliseconds. */
const longestDelay = 2 ** 31 - 1;

async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  let left = milliseconds;
  while (left > 0 && !signal.aborted) {
    const part = Math.min(left, longestDelay);
    left -= part;
    // The contract is to return early on abort, not to fail.
    await delay(part, undefined, { signal }).catch(() => undefined);
  }
}

/** The clock of this machine. */
export const systemClock: Clock = { now: () => new Date(), sleep };
