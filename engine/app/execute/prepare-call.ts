import type { Action, ActionContext, ActionDefinition } from '../../actions/define-action.ts';
import type { Masker } from '../../journal/mask.ts';
import type { Ports } from '../../ports/ports.ts';
import type { ActionCall } from '../../run/command.ts';
import { undoneStep } from '../../run/step-key.ts';
import type { Json, JsonObject } from '../../runbook/json.ts';
import { outputLines } from '../output-lines.ts';
import type { SecretValues } from '../secret-values.ts';

/** What commands are carried out with. */
export interface ExecutorParts {
  readonly run: string;
  /** Differs for every engine that works on the run. */
  readonly nonce: string;
  readonly ports: Ports;
  readonly actions: ReadonlyMap<string, Action>;
  readonly secrets: SecretValues;
  readonly masker: Masker;
  /** Whole, masked lines that a step printed. */
  readonly onOutput: (step: string, attempt: number, lines: readonly string[]) => void;
}

type AnyAction = ActionDefinition<Json, JsonObject, Json>;

/** The types of an action were checked where it was defined; its input was checked against its schema. */
function untyped(action: Action): AnyAction {
  return action;
}

/** What an action is asked for; a transport that keeps results tells the programs of each apart. */
interface Purpose {
  readonly step: string;
  readonly attempt: number;
  /** Empty for the attempt itself. */
  readonly part: string;
}

/** An action with all that it is called with. */
export interface Prepared {
  readonly action: AnyAction;
  readonly input: Json;
  readonly context: ActionContext;
  flush(): void;
}

/** Brings together what an action needs: its input with the secrets in it, its environment and its target. */
export async function prepare(
  parts: ExecutorParts,
  { step, attempt: attemptNumber, part }: Purpose,
  call: ActionCall,
  signal: AbortSignal,
): Promise<Prepared> {
  const action = parts.actions.get(call.action);
  if (action === undefined) throw new Error(`no action is named ${call.action}`);
  const input = await parts.secrets.open(call.input, call.runbook);
  const env = await openEnv(parts, call);
  const target = await parts.ports.target(call.target);
  const lines = outputLines(parts.masker, (printed) => parts.onOutput(step, attemptNumber, printed));
  const context: ActionContext = {
    ports: parts.ports,
    target,
    signal,
    identity: { run: parts.run, step: `${step}${part}`, attempt: attemptNumber },
    owner: undoneStep(step),
    env,
    print: (text) => lines.write(text),
    hide: (text) => parts.masker.maskCut(text),
  };
  return { action: untyped(action), input, context, flush: () => lines.flush() };
}

/** Reading facts beside an attempt: by every engine anew, since the world may have changed. */
function aside({ nonce }: ExecutorParts, step: string): Purpose {
  return { step, attempt: 0, part: `#${nonce}` };
}

/** Looks at the world beside an attempt; what is printed meanwhile is handed over whole, also by a failure. */
export async function look<T>(
  parts: ExecutorParts,
  step: string,
  call: ActionCall,
  signal: AbortSignal,
  work: (prepared: Prepared) => Promise<T>,
): Promise<T> {
  const prepared = await prepare(parts, aside(parts, step), call, signal);
  try {
    return await work(prepared);
  } finally {
    prepared.flush();
  }
}

async function openEnv(parts: ExecutorParts, call: ActionCall): Promise<Record<string, string>> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(call.env)) {
    const opened = await parts.secrets.open(value, call.runbook);
    env[name] = typeof opened === 'string' ? opened : JSON.stringify(opened);
  }
  return env;
}
