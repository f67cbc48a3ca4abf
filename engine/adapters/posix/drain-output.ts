import type { OutputPump } from './output-pump.ts';

/** Output that may still be on its way after its program has ended. */
export interface OpenOutput {
  readonly pump: OutputPump;
  /** Resolves when all of the output was read and its pipes are closed. */
  readonly closed: Promise<void>;
  /** Milliseconds that the output may stay open before we look who holds it. */
  readonly heldAfter: number;
  /** Ends what the attempt left behind. */
  readonly end: () => Promise<unknown>;
  /** Gives the output up. */
  readonly discard: () => void;
}

/** Milliseconds without a byte after which output that nobody of ours holds is given up. */
const IDLE_LIMIT = 1000;

/**
 * Waits for the end of the output and sees to it that there is one: children that hold it open are
 * ended; should somebody else hold it, it is given up once nothing comes any more.
 */
export async function drainOutput({ pump, closed, heldAfter, end, discard }: OpenOutput): Promise<void> {
  if (!(await within(closed, heldAfter))) {
    await end();
    while (!(await within(closed, heldAfter))) {
      if (!pump.busy() && performance.now() - pump.lastActive() >= IDLE_LIMIT) discard();
    }
  }
  await pump.settled();
}

/** Whether the promise was fulfilled within so many milliseconds; leaves no timer behind. */
export async function within(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([promise.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
