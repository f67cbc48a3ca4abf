/** Lets whoever watches a run end it early. */
export interface CancelSwitch {
  /** Cancels and rolls back; `ignored` when the run is past the point where that means anything. */
  request(by: string): 'cancelling' | 'ignored';
  /** Ends the engine's work at once, leaving the run to be resumed. */
  stopNow(): void;
  /** Connects the switch to a run; the engine does this. */
  connect(run: { request(by: string): 'cancelling' | 'ignored'; stopNow(): void }): void;
}

/** A switch that does nothing until a run is connected, then once more what was asked for before. */
export function createCancelSwitch(): CancelSwitch {
  let connected: Parameters<CancelSwitch['connect']>[0] | undefined;
  let early: (() => void) | undefined;
  return {
    request(by) {
      if (connected !== undefined) return connected.request(by);
      early = () => connected?.request(by);
      return 'cancelling';
    },
    stopNow() {
      if (connected !== undefined) connected.stopNow();
      else early = () => connected?.stopNow();
    },
    connect(run) {
      connected = run;
      early?.();
      early = undefined;
    },
  };
}
