import type { AttemptIdentity, Transport } from '../ports/transport.ts';
import type { Ports } from '../ports/ports.ts';
import type { Json, JsonObject } from '../runbook/json.ts';
import type { FromSchema, ObjectSchema } from '../runbook/schema.ts';

/** What an action gets besides its input. */
export interface ActionContext {
  readonly ports: Ports;
  /** Where the step runs. */
  readonly target: Transport;
  /** Aborted on cancel and timeout; whatever was started has to end. */
  readonly signal: AbortSignal;
  /** Names this attempt, or this look, for the programs that are started for it. */
  readonly identity: AttemptIdentity;
  /** The step's key: the same for its facts, for every attempt and for its inverse. */
  readonly owner: string;
  /** True where a plan looks: nothing may be left behind, and what stands in the way is told and not thrown. */
  readonly isLook?: boolean;
  /** The step's own `env`, for actions that start programs. */
  readonly env: Readonly<Record<string, string>>;
  /** Shows and logs what the step prints; secrets are masked behind it. */
  print(text: string | Uint8Array): void;
  /**
   * A piece that is cut out of a longer text and shown or returned, without what the cut left of
   * secrets. Whole texts are masked anyway; undefined where no secret can be around.
   */
  readonly hide?: (piece: string) => string;
}

/** What a probe saw without changing anything. */
export interface ProbeResult {
  /** Compared when a saved plan is run: digests, versions, configuration. */
  readonly facts: JsonObject;
  /** Shown only: free bytes, ages, counts. */
  readonly observations?: JsonObject;
  /** Whether executing would change something; undefined where that cannot be told. */
  readonly wouldChange?: boolean;
  /** One line each for the plan: what is there now, what would be there after. */
  readonly before?: string;
  readonly after?: string;
  /** More of what would change than one line can tell; one line each, without secrets. */
  readonly details?: readonly string[];
  /** A reason why executing cannot work; the plan shows it and `run --plan` refuses. */
  readonly obstacle?: string;
  /** What helps against the obstacle. */
  readonly help?: string;
}

/** What an attempt brought. */
export interface ActionResult<O> {
  readonly outputs: O;
  /** Whether the world is different now; always false for reads. */
  readonly changed: boolean;
}

/** What an interrupted attempt turned out to be, from the world alone. */
export type Settlement<O> =
  | { readonly verdict: 'done'; readonly outputs: O; readonly changed: boolean }
  | { readonly verdict: 'not-started' }
  | { readonly verdict: 'half-done'; readonly found: string };

/**
 * How a change is taken back. `inverse` gets what `capture` returned before the first attempt and
 * must be safe to run twice and after an attempt that did only half of its work.
 */
export type Compensation<I, C> =
  | {
      readonly kind: 'inverse';
      /** One line for the plan: `puts the old file back`. */
      readonly summary: string;
      undo(input: I, captured: C, context: ActionContext): Promise<void>;
    }
  /** The runbook has to declare `rollback:` or say `irreversible:`. */
  | { readonly kind: 'declared' }
  /** For reads, and for changes that leave nothing behind worth undoing; `reason` says why. */
  | { readonly kind: 'not-needed'; readonly reason: string }
  | { readonly kind: 'irreversible'; readonly reason: string };

/** One action, complete. `execute` throws an ActionError or a PortError for failures that can be expected. */
export interface ActionDefinition<I, O, C extends Json> {
  /** `family.verb`. */
  readonly name: string;
  /** One line, imperative: `Wait until an address answers as expected`. */
  readonly summary: string;
  /** Markdown: what it does, when it fails, what it needs on the target. */
  readonly docs?: string;
  readonly effect: 'read' | 'change';
  readonly input: ObjectSchema;
  readonly output: ObjectSchema;
  /** Names of top-level inputs that may hold a secret; none of them may end up in an argument list. */
  readonly secretInputs?: readonly string[];
  /** Names of top-level inputs that another program reads as code (a script, a query): no expression may stand in them. */
  readonly fixedInputs?: readonly string[];
  /** Of a read: names of outputs that are facts, which a saved plan compares, and not mere observations. None may hold a secret. */
  readonly factOutputs?: readonly string[];
  /** Names of top-level inputs that are paths of files in the project; a plan carries the digests of those files. */
  readonly projectFiles?: readonly string[];
  /** A check of the input that a schema cannot make, on inputs known before the run; returns what is wrong. */
  check?(input: JsonObject): readonly InputProblem[];
  /** Milliseconds that one look of a plan may take; 20 seconds unless said otherwise. */
  readonly lookTimeout?: number;
  /** Whether targets whose settings come from the infrastructure may be there only once this has run. */
  readonly makesTargets?: boolean;
  /** Of a read: what a plan says of the outputs that it saw. */
  tell?(outputs: O, input: I): Omit<ProbeResult, 'facts'>;
  /** Read-only. Reads without a probe are executed in a plan; changes without one show as `run`. */
  probe?(input: I, context: ActionContext): Promise<ProbeResult>;
  /** Read-only, run once per run, step and item before the first attempt; journalled, so no secrets and small. */
  capture?(input: I, context: ActionContext): Promise<C>;
  execute(input: I, context: ActionContext): Promise<ActionResult<O>>;
  /** Whether an attempt that was cut off had its effect. Needed for `onInterrupt: probe`. */
  settle?(input: I, captured: C | null, context: ActionContext): Promise<Settlement<O>>;
  readonly compensation: Compensation<I, C>;
  /** A step in YAML, shown in the documentation and validated by the tests. */
  readonly example: string;
}

/** A problem with one input: `path` leads to it (`['env', 'HOME']`). */
export interface InputProblem {
  readonly path: readonly string[];
  readonly message: string;
  readonly help?: string;
}

/** An action whose types were checked where it was defined and are no longer needed. */
export type Action = ActionDefinition<never, JsonObject, never>;

/** A failure of the step itself, such as a program's exit code. The message holds no secret. */
export class ActionError extends Error {
  readonly exitCode: number | undefined;
  readonly help: string | undefined;

  constructor(message: string, options: { exitCode?: number; help?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ActionError';
    this.exitCode = options.exitCode;
    this.help = options.help;
  }
}

/** Checks a definition against its own schemas and returns it for the registry. */
export function defineAction<
  const In extends ObjectSchema,
  const Out extends ObjectSchema,
  C extends Json = null,
>(
  definition: ActionDefinition<FromSchema<In>, FromSchema<Out>, C> & {
    readonly input: In;
    readonly output: Out;
  },
): Action {
  return definition as unknown as Action;
}
