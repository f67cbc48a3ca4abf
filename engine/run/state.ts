import type { Captured, FailureCause, Outcome, StepError } from '../journal/event.ts';
import type { Json, JsonObject } from '../runbook/json.ts';

/**
 * Where one step (or one item, or one step of an undo) is.
 * `open` steps consist of others: items, or the steps of the runbook that they call.
 */
export type StepStatus =
  | 'captured'
  | 'running'
  | 'retry-waiting'
  | 'retry-due'
  | 'interrupted'
  | 'asking'
  | 'open'
  | 'unwinding'
  | 'succeeded'
  | 'skipped'
  | 'failed'
  | 'cancelled';

/** What is known of one step that was touched. */
export interface StepState {
  status: StepStatus;
  /** Attempts begun. */
  attempt: number;
  /** Whether it takes one of its frame's places for parallel work. */
  counted: boolean;
  outputs?: JsonObject;
  changed?: boolean;
  error?: StepError;
  captured?: Captured;
  /** The items of a `foreach` step, the positions of those that have not started, and how many have not ended. */
  items?: readonly Json[];
  itemsReady?: number[];
  itemsLeft?: number;
  itemFailures?: number;
  /** The question of an approval. */
  question?: { message: string; confirm: string };
}

/** What became of a change's undo. */
export type UndoStatus = 'registered' | 'sealed' | 'undone' | 'failed' | 'blocked' | 'repaired';

/** A change whose undo was registered when it first started. */
export interface UndoEntry {
  readonly step: string;
  readonly kind: 'inverse' | 'steps' | 'irreversible';
  status: UndoStatus;
  /** The frame whose commit sealed it. */
  sealedBy?: string;
  /** The next rollback step to run, counted from 0, and how many there are. */
  next: number;
  readonly length: number;
}

/** One runbook at work: the root one has the path ''. */
export interface FrameState {
  readonly path: string;
  /** Key in the program. */
  readonly runbook: string;
  readonly inputs: JsonObject;
  phase: 'requires' | 'steps' | 'finally' | 'closed';
  /** Position in `requires` or `finally`. */
  next: number;
  /** Unfinished predecessors by step id; absent once it is zero. */
  waitsFor: Record<string, number>;
  /** Ids of steps that may start, in the order in which they became ready. */
  ready: string[];
  /** Attempts and calls under way in this frame. */
  active: number;
  /** Steps that have not ended. */
  left: number;
  finishing: boolean;
  finishMessage?: string;
  outcome?: Outcome;
  outputs?: JsonObject;
  /** Whether a change in this frame or below changed something. */
  changed: boolean;
}

/** A scope that does not go on: '' for the run, else a step whose failure is tolerated. */
export interface Unwinding {
  readonly scope: string;
  readonly cause: FailureCause;
  readonly step: string | undefined;
  readonly error: StepError | undefined;
  stage: 'stopping' | 'undoing';
}

/** Everything a journal says about a run; plain JSON. */
export interface RunState {
  run: string;
  runbook: string;
  phase: 'starting' | 'going' | 'ended';
  frames: Record<string, FrameState>;
  steps: Record<string, StepState>;
  /** Keys of steps that are neither ready nor ended, in the order in which they became so. */
  active: Record<string, true>;
  /** Paths of frames that are not closed. */
  openFrames: Record<string, true>;
  /** In the order of first start. */
  undo: UndoEntry[];
  unwinding: Record<string, Unwinding>;
  /** Steps whose failure was tolerated, in order. */
  tolerated: string[];
  outcome?: Outcome;
  exitCode?: number;
  outputs?: JsonObject;
  remaining?: readonly string[];
  resolved?: { by: string; reason: string };
}

/** The state before the first event. */
export function emptyState(): RunState {
  return {
    run: '',
    runbook: '',
    phase: 'starting',
    frames: {},
    steps: {},
    active: {},
    openFrames: {},
    undo: [],
    unwinding: {},
    tolerated: [],
  };
}
