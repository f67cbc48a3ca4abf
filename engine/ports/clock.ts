/** Time. The core never reads it; the driver and some actions do, through here. */
export interface Clock {
  now(): Date;
  /** Resolves after `milliseconds`, or as soon as `signal` is aborted. */
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}
