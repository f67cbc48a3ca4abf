import type { Json, JsonObject } from '../runbook/json.ts';
import type { LockHolder } from '../ports/transport.ts';

/** Why a step failed, without any secret. */
export interface StepError {
  /** Lower case, stands alone: `exit code 2: pg_dump: error: connection refused`. */
  readonly message: string;
  readonly help?: string;
  /** Exit code of the program, where there was one. */
  readonly exitCode?: number;
}

/** How one attempt ended. */
export type AttemptResult =
  | { readonly kind: 'succeeded'; readonly outputs: JsonObject; readonly changed: boolean }
  | { readonly kind: 'failed'; readonly error: StepError }
  | { readonly kind: 'timed-out'; readonly error: StepError }
  | { readonly kind: 'cancelled' };

/** What an attempt that a crash cut off turned out to be, or what the operator chose. */
export type InterruptVerdict =
  | { readonly kind: 'done'; readonly outputs: JsonObject; readonly changed: boolean }
  | { readonly kind: 'rerun' }
  | { readonly kind: 'rollback'; readonly found: string }
  | { readonly kind: 'abandoned' };

/** The verbs that carry an existing run on. */
export type ResumeVerb = 'resume' | 'rollback' | 'approve' | 'deny' | 'cancel';

/** How a run ended. */
export type Outcome = 'succeeded' | 'unchanged' | 'rolled-back' | 'rollback-failed' | 'failed' | 'cancelled';

/** What keeps a run from its end. */
export type FailureCause = 'step' | 'requires' | 'lock' | 'timeout' | 'cancel' | 'denied' | 'rollback';

/** What happened, without when. Steps go by their keys (engine/run/step-key.ts). */
export type EventBody =
  | {
      readonly event: 'run-started';
      readonly run: string;
      readonly runbook: string;
      readonly environment: string;
      /** Version of the engine, and of the core whose rules wrote this journal. */
      readonly engine: string;
      readonly core: number;
      /** sha256 of the file `plan.json` beside the journal. */
      readonly plan: string;
      readonly inputs: JsonObject;
      /** `user@machine`. */
      readonly by: string;
      /** sha256 of the saved plan that this run uses up, if one was given. */
      readonly approvedPlan?: string;
    }
  | {
      readonly event: 'run-resumed';
      readonly verb: ResumeVerb;
      readonly by: string;
      readonly engine: string;
      /** Steps whose undo was repaired by hand, with the reason. */
      readonly skip?: { readonly [step: string]: string };
      readonly pastCommit?: boolean;
    }
  | { readonly event: 'locks-held'; readonly locks: readonly string[] }
  | {
      readonly event: 'lock-refused';
      readonly lock: string;
      readonly reason: 'held' | 'unfinished' | 'unreachable';
      readonly holder: LockHolder | null;
      readonly message: string;
      readonly help: string;
    }
  | {
      readonly event: 'frame-opened';
      readonly frame: string;
      readonly runbook: string;
      readonly inputs: JsonObject;
    }
  | { readonly event: 'items-expanded'; readonly step: string; readonly items: readonly Json[] }
  | { readonly event: 'step-skipped'; readonly step: string }
  | { readonly event: 'step-failed'; readonly step: string; readonly error: StepError }
  | { readonly event: 'captured'; readonly step: string; readonly captured: Captured }
  | { readonly event: 'attempt-started'; readonly step: string; readonly attempt: number }
  | {
      readonly event: 'attempt-finished';
      readonly step: string;
      readonly attempt: number;
      readonly result: AttemptResult;
    }
  | { readonly event: 'retry-due'; readonly step: string; readonly attempt: number }
  | {
      readonly event: 'interrupt-settled';
      readonly step: string;
      readonly verdict: InterruptVerdict;
    }
  | {
      readonly event: 'approval-requested';
      readonly step: string;
      readonly message: string;
      readonly confirm: string;
    }
  | { readonly event: 'approval-given'; readonly step: string; readonly by: string }
  | { readonly event: 'approval-denied'; readonly step: string; readonly by: string }
  | { readonly event: 'finish-reached'; readonly step: string; readonly message: string }
  | { readonly event: 'cancel-requested'; readonly by: string }
  | { readonly event: 'run-timed-out' }
  | { readonly event: 'run-waiting'; readonly steps: readonly string[] }
  | { readonly event: 'undo-started'; readonly scope: string }
  | {
      readonly event: 'frame-done';
      readonly frame: string;
      readonly outcome: Outcome;
      readonly outputs: JsonObject;
    }
  | { readonly event: 'outputs-failed'; readonly frame: string; readonly error: StepError }
  | { readonly event: 'frame-closed'; readonly frame: string }
  | { readonly event: 'failure-tolerated'; readonly step: string }
  | {
      readonly event: 'run-finished';
      readonly outcome: Outcome;
      readonly exitCode: number;
      readonly outputs: JsonObject;
      readonly remaining: readonly string[];
    }
  | { readonly event: 'run-resolved'; readonly by: string; readonly reason: string };

/** The facts that an undo needs, taken before the first attempt. */
export interface Captured {
  /** What the action's own inverse needs. */
  readonly own: Json;
  /** The outputs of the reads declared under `capture:`, by name. */
  readonly declared: { readonly [name: string]: JsonObject };
}

/** One line of a journal. */
export type JournalEvent = EventBody & {
  /** Counts from 1 without gaps. */
  readonly seq: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly at: string;
};
