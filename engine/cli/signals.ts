import type { CancelSwitch } from '../app/cancel-switch.ts';

/** Within this time a second Ctrl-C means: at once. */
const impatientMs = 3000;

/** What the wiring of signals needs. */
export interface SignalParts {
  readonly cancel: CancelSwitch;
  readonly by: string;
  /** Tells the operator. */
  readonly say: (message: string) => void;
  /** How the run is carried on, once it has an id. */
  readonly resumeLine: () => string;
  /** Milliseconds; only differences count. */
  readonly now: () => number;
}

/**
 * What signals do to a run: the first Ctrl-C, SIGTERM or SIGHUP cancels and rolls back, and while a
 * rollback is under way only warns; a second Ctrl-C within three seconds stops at once.
 */
export function cancelOnSignals({
  cancel,
  by,
  say,
  resumeLine,
  now,
}: SignalParts): (signal: NodeJS.Signals) => void {
  let pressedAt = Number.NEGATIVE_INFINITY;
  return (signal) => {
    const again = now() - pressedAt < impatientMs;
    if (signal === 'SIGINT') pressedAt = now();
    if (signal === 'SIGINT' && again) {
      say('stopping at once');
      say(`to carry the run on: ${resumeLine()}`);
      cancel.stopNow();
      return;
    }
    const more =
      signal === 'SIGINT'
        ? `; Ctrl-C again within ${impatientMs / 1000}s stops at once and leaves it to be resumed`
        : '';
    if (cancel.request(by) === 'cancelling') say(`cancelling, then rolling back${more}`);
    else say(`the run is on its way to its end and goes on${more}`);
  };
}

/** Connects the process's signals; the result disconnects them. */
export function listenToSignals(listener: (signal: NodeJS.Signals) => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, listener);
  return () => {
    for (const signal of signals) process.off(signal, listener);
  };
}
