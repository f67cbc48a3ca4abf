/** What answers to a cancel switch. */
interface Cancellable {
  request(by: string): 'cancelling' | 'ignored';
  stopNow(): void;
}

/** Lets whoever watches a run end it early. */
export interface CancelSwitch {
  /** Cancels and rolls back; `ignored` when the run is past the point where that means anything. */
  request(by: string): 'cancelling' | 'ignored';
  /** Ends the engine's work at once, leaving the run to be resumed. */
  stopNow(): void;
  /** Connects the switch to a run; the engine does this. */
  connect(run: Cancellable): void;
}

/**
 * A switch that tells whatever is connected next what was asked for before: first that is the waiting
 * for locks, then the run itself, and a cancel that comes just between the two must not be lost.
 */
export function createCancelSwitch(): CancelSwitch {
  let connected: Cancellable | undefined;
  let asked: ((run: Cancellable) => void) | undefined;
  return {
    request(by) {
      asked ??= (run) => void run.request(by);
      return connected?.request(by) ?? 'cancelling';
    },
    stopNow() {
      asked = (run) => run.stopNow();
      connected?.stopNow();
    },
    connect(run) {
      connected = run;
      asked?.(run);
    },
  };
}
