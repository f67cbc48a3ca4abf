import type { BoundPlan } from '../plan/plan.ts';
import type { JournalEvent } from '../journal/event.ts';
import type { RunState } from '../run/state.ts';

/** What somebody who watches a run is told. Everything is masked already. */
export type RunNotice =
  /** The run has an id; nothing was done yet. */
  | { readonly kind: 'opened'; readonly run: string; readonly plan: BoundPlan }
  /** A record is on disk; `state` is the state behind it and belongs to the engine. */
  | { readonly kind: 'event'; readonly event: JournalEvent; readonly state: RunState }
  /** A step printed something: whole lines, without the line break. */
  | { readonly kind: 'output'; readonly step: string; readonly lines: readonly string[] }
  /** The run waits for a lock that somebody holds. */
  | { readonly kind: 'lock-wait'; readonly lock: string; readonly holder: string }
  /** Something that people should know and that changes nothing: `cancel is ignored during rollback`. */
  | { readonly kind: 'remark'; readonly message: string };

/** Watches a run. It must not throw and is not awaited. */
export type RunObserver = (notice: RunNotice) => void;

/** Answers the questions of a run, on a terminal. */
export interface Operator {
  /** Agreement for an approval step: `wait` leaves it to another time. */
  approve(question: {
    readonly step: string;
    readonly message: string;
    /** What has to be typed: the name of what is about to change. */
    readonly confirm: string;
    readonly state: RunState;
    readonly signal: AbortSignal;
  }): Promise<'yes' | 'no' | 'wait'>;
  /** What an interrupted attempt did that cannot be told from the world. */
  choose(question: {
    readonly step: string;
    readonly signal: AbortSignal;
  }): Promise<'rerun' | 'rollback' | 'wait'>;
}

/** How a drive of a run ended: with its outcome, or waiting for somebody. */
export interface RunEnd {
  readonly run: string;
  readonly status: 'ended' | 'waiting' | 'interrupted' | 'refused';
  /** Exit code of the engine. */
  readonly exitCode: number;
  readonly state: RunState;
  /** Milliseconds that engines worked on the run, without waiting for people and without downtime. */
  readonly worked: number;
}
