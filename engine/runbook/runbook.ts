import type { Expression, Template } from './expression.ts';
import type { Json } from './json.ts';
import type { Schema } from './schema.ts';

/** Where a secret's value is found; the value itself is read when a step needs it. */
export interface SecretReference {
  /** Name in the secret store, below the environment's prefix. */
  readonly from: string;
  /** The key within a secret that is a JSON object. */
  readonly key?: string;
}

/** A line of a file, for messages about a resolved runbook. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** An input of a runbook or of a composite action. */
export interface InputDeclaration {
  readonly schema: Schema;
  readonly required: boolean;
  readonly default?: Json;
  readonly description: string;
}

/** When a failed attempt is made again, and how long it waits. Delays in milliseconds. */
export interface RetryPolicy {
  /** All attempts, the first one included. */
  readonly attempts: number;
  readonly delay: number;
  /** Factor by which the delay grows. */
  readonly backoff: number;
  readonly maxDelay: number;
  /** Share of the delay that is drawn at random: 0.2 means ± 20 %. */
  readonly jitter: number;
  /** Only these exit codes are worth another attempt; empty means all failures. */
  readonly exitCodes: readonly number[];
}

/** What a resumed run does with an attempt that was cut off. */
export type OnInterrupt = 'rerun' | 'probe' | 'rollback' | 'ask';

/** An action with its input, without the rest of a step: what `capture:` holds. */
export interface Capture {
  readonly action: string;
  readonly with: Template;
}

/** How a step's effect is taken back. */
export type Undo =
  | { readonly kind: 'none' }
  | { readonly kind: 'inverse'; readonly summary: string }
  | { readonly kind: 'steps'; readonly steps: readonly Step[] }
  | { readonly kind: 'irreversible'; readonly reason: string };

/** What a step does. */
export type StepBody =
  | { readonly kind: 'action'; readonly action: string; readonly with: Template }
  /** Another runbook or a composite action, by its key in the program. */
  | { readonly kind: 'call'; readonly runbook: string; readonly inputs: Template }
  | { readonly kind: 'approval'; readonly message: Template; readonly confirm: Template | undefined }
  | { readonly kind: 'finish'; readonly message: Template };

/** Once per item of a list. */
export interface Foreach {
  readonly items: Template;
  /** How many run together. */
  readonly maxParallel: number | undefined;
  /** Items of a rolling batch: a count, or a share such as 0.25. */
  readonly batch: { readonly count: number } | { readonly share: number } | undefined;
  /** This many failed items are tolerated. */
  readonly maxFailures: number;
}

/** One step, with every name looked up and every default filled in. */
export interface Step {
  readonly id: string;
  readonly name: string | undefined;
  readonly place: Place;
  readonly body: StepBody;
  readonly needs: readonly string[];
  readonly if: Expression | undefined;
  readonly foreach: Foreach | undefined;
  readonly retry: RetryPolicy;
  /** Milliseconds that one attempt may take. */
  readonly timeout: number;
  readonly continueOnError: boolean;
  /** Name of a target in the environment. */
  readonly target: Template | undefined;
  readonly env: { readonly [name: string]: Template };
  readonly effect: 'read' | 'change';
  readonly undo: Undo;
  readonly capture: { readonly [name: string]: Capture };
  readonly commit: boolean;
  readonly onInterrupt: OnInterrupt;
  /** Whether a plan may execute it: built-in reads, and `run:` with `plan: true`. */
  readonly plannable: boolean;
  /** Names of the outputs that it declares; for a `foreach` step each one is a list. */
  readonly outputs: readonly string[];
}

/** What a run does while another one holds its lock: wait, end well without having begun, or refuse. */
export type Overlap = 'queue' | 'skip' | 'fail';

/** All of them. */
export const overlaps: readonly Overlap[] = ['queue', 'skip', 'fail'];

/** Of a timer that does not say: a backup that comes late is better than none. Who starts a run by hand is refused instead. */
export const timerOverlap: Overlap = 'queue';

/** When the host's timer starts a runbook. */
export interface Schedule {
  /** A systemd calendar expression, in UTC. */
  readonly calendar: string;
  /** Milliseconds by which starts are spread. */
  readonly jitter: number;
  readonly inputs: { readonly [name: string]: Json };
  readonly overlap: Overlap;
}

/** A runbook, or a composite action, that is known to be sound. */
export interface Runbook {
  readonly kind: 'runbook' | 'composite';
  readonly name: string;
  readonly summary: string;
  readonly docs: string;
  readonly place: Place;
  readonly inputs: { readonly [name: string]: InputDeclaration };
  readonly secrets: { readonly [name: string]: SecretReference };
  readonly locks: readonly string[];
  /** Milliseconds for the whole run, without waiting and downtime; undefined is no limit. */
  readonly timeout: number | undefined;
  readonly schedule: Schedule | undefined;
  readonly target: string | undefined;
  readonly maxParallel: number | undefined;
  readonly requires: readonly Step[];
  readonly steps: readonly Step[];
  readonly finally: readonly Step[];
  readonly invariants: readonly Step[];
  readonly outputs: { readonly [name: string]: Template };
}

/** A runbook together with everything that it calls; plain JSON. */
export interface Program {
  /** Key of the runbook that the run is of. */
  readonly root: string;
  readonly runbooks: { readonly [key: string]: Runbook };
}
