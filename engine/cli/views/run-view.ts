import type { Operator, RunEnd, RunNotice } from '../../app/run-observer.ts';

/** Shows a run while it goes. */
export interface RunView {
  notice(notice: RunNotice): void;
  /** Shows how it ended. */
  end(end: RunEnd): void;
  /** The run ended without an end to show: clears up what is on the screen. */
  abandon(): void;
  /** Who answers the run's questions, where somebody can. */
  readonly operator?: Operator;
}
