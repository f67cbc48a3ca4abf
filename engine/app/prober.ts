import type { Action, ActionContext, ActionDefinition } from '../actions/define-action.ts';
import { openSecrets } from '../expression/secret-text.ts';
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
  readonly obstacle?: string;
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
}

type AnyAction = ActionDefinition<Json, JsonObject, Json>;

/** Milliseconds that one look may take. */
const patience = 20_000;

/** A prober over real ports. What cannot be looked at is an obstacle, not a failure of the plan. */
export function createProber(
  ports: Ports,
  actions: ReadonlyMap<string, Action>,
  signal: AbortSignal,
): Prober {
  return {
    async look(look) {
      const action = actions.get(look.action) as unknown as AnyAction | undefined;
      if (action === undefined) return {};
      const both = AbortSignal.any([signal, AbortSignal.timeout(patience)]);
      try {
        return await sight(ports, action, look, both);
      } catch (error) {
        signal.throwIfAborted();
        return { obstacle: both.aborted ? 'it could not be looked at in time' : stepErrorOf(error).message };
      }
    },
  };
}

async function sight(ports: Ports, action: AnyAction, look: Look, signal: AbortSignal): Promise<Sighting> {
  const context: ActionContext = {
    ports,
    target: await ports.target(look.target),
    signal,
    identity: { run: look.plan, step: look.key, attempt: 0 },
    owner: look.key,
    env: look.env,
    print: () => {},
  };
  const input = openSecrets(look.input, () => '');
  const probed = await action.probe?.(input, context);
  const seen: Sighting = probed ?? {};
  if (!look.execute || seen.obstacle !== undefined) return seen;
  const { outputs } = await action.execute(input, context);
  return { ...seen, outputs };
}
