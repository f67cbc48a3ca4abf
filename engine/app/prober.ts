import type { Action, ActionContext, ActionDefinition } from '../actions/define-action.ts';
import { openSecrets } from '../expression/secret-text.ts';
import type { StepError } from '../journal/event.ts';
import type { Ports } from '../ports/ports.ts';
import type { Json, JsonObject } from '../runbook/json.ts';
import { stepErrorOf } from './step-error.ts';

/** What a look at the world showed. */
export interface Sighting {
  readonly outputs?: JsonObject;
  readonly facts?: JsonObject;
  readonly observations?: JsonObject;
  readonly wouldChange?: boolean;
  readonly before?: string;
  readonly after?: string;
  readonly details?: readonly string[];
  readonly obstacle?: string;
  /** What helps against the obstacle. */
  readonly help?: string;
}

/** One look. */
export interface Look {
  readonly key: string;
  /** A name that no other plan and no run has: what is started for it is found again by it. */
  readonly plan: string;
  readonly action: string;
  readonly input: Json;
  readonly env: Readonly<Record<string, string>>;
  readonly target: string;
  /** Whether a read may be executed, since the world in front of it is the one of now. */
  readonly execute: boolean;
}

/** Looks at the world for a plan, without changing it. */
export interface Prober {
  look(look: Look): Promise<Sighting>;
  /** What is known of a target; what cannot be reached says so. */
  target(name: string): Promise<JsonObject>;
}

/** Sees nothing: what a plan can tell from the files alone. */
export const blindProber: Prober = { look: async () => ({}), target: async () => ({}) };

/** How much a prober may do, in milliseconds and at once. */
export interface ProberLimits {
  /** One look. */
  readonly look: number;
  /** All looks together. */
  readonly all: number;
  readonly atOnce: number;
}

type AnyAction = ActionDefinition<Json, JsonObject, Json>;

const usualLimits: ProberLimits = { look: 20_000, all: 120_000, atOnce: 8 };

/** A prober over real ports. What cannot be looked at is an obstacle, not a failure of the plan. */
export function createProber(
  ports: Ports,
  actions: ReadonlyMap<string, Action>,
  signal: AbortSignal,
  limits: ProberLimits = usualLimits,
): Prober {
  const places = new Places(limits.atOnce);
  const all = AbortSignal.timeout(limits.all);
  const limited = async <T>(work: (signal: AbortSignal) => Promise<T>, own?: number): Promise<T> => {
    const release = await places.take();
    const limit =
      own === undefined ? AbortSignal.any([all, AbortSignal.timeout(limits.look)]) : AbortSignal.timeout(own);
    try {
      signal.throwIfAborted();
      return await unlessAborted(AbortSignal.any([signal, limit]), work);
    } catch (error) {
      signal.throwIfAborted();
      if (limit.aborted) throw new TooLate();
      throw error;
    } finally {
      release();
    }
  };
  const wordsOf = (error: unknown): StepError =>
    error instanceof TooLate ? { message: 'it could not be looked at in time' } : stepErrorOf(error);
  return {
    async look(look) {
      const action = actions.get(look.action) as unknown as AnyAction | undefined;
      if (action === undefined) return {};
      const seen = limited((both) => sight(ports, action, look, both), action.lookTimeout);
      return seen.catch((error: unknown): Sighting => {
        signal.throwIfAborted();
        const { message, help } = wordsOf(error);
        return { obstacle: message, ...(help === undefined ? {} : { help }) };
      });
    },
    async target(name) {
      return limited(async () => ({ ...(await (await ports.target(name)).facts()) })).catch(
        (error: unknown): JsonObject => {
          signal.throwIfAborted();
          return { unreachable: wordsOf(error).message };
        },
      );
    },
  };
}

class TooLate extends Error {}

/** Places for work that is done at once. */
class Places {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  async take(): Promise<() => void> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return () => {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    };
  }
}

/** Work that does not listen to its signal is left behind: it only reads. */
async function unlessAborted<T>(signal: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const onAbort = (): void => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
    work(signal)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', onAbort));
  });
}

async function sight(ports: Ports, action: AnyAction, look: Look, signal: AbortSignal): Promise<Sighting> {
  const context: ActionContext = {
    ports,
    target: await ports.target(look.target),
    signal,
    identity: { run: look.plan, step: look.key, attempt: 0 },
    owner: look.key,
    isLook: true,
    env: look.env,
    print: () => {},
  };
  const input = openSecrets(look.input, () => '');
  const probed = await action.probe?.(input, context);
  const seen: Sighting = probed ?? {};
  if (!look.execute || seen.obstacle !== undefined) return seen;
  const { outputs } = await action.execute(input, context);
  const facts = (action.factOutputs ?? []).map((name) => [name, outputs[name] ?? null] as const);
  return {
    ...seen,
    ...action.tell?.(outputs, input),
    outputs,
    facts: { ...seen.facts, ...Object.fromEntries(facts) },
  };
}
