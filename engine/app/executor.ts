import type { Action, ActionContext, ActionDefinition } from '../actions/define-action.ts';
import type { AttemptResult, Captured, EventBody, InterruptVerdict, StepError } from '../journal/event.ts';
import type { Masker } from '../journal/mask.ts';
import type { Ports } from '../ports/ports.ts';
import type { Json, JsonObject } from '../runbook/json.ts';
import type { ActionCall, Command } from '../run/command.ts';
import { undoneStep } from '../run/step-key.ts';
import { holdsSecret, maskError, maskResult, maskVerdict } from './mask-result.ts';
import { outputLines } from './output-lines.ts';
import type { SecretValues } from './secret-values.ts';
import { startTimer } from './start-timer.ts';
import { stepErrorOf } from './step-error.ts';

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

/** Carries out the commands that touch the world. It never rejects: a failure is an event. */
export interface Executor {
  attempt(command: Extract<Command, { kind: 'attempt' }>, signal: AbortSignal): Promise<EventBody>;
  capture(command: Extract<Command, { kind: 'capture' }>, signal: AbortSignal): Promise<EventBody>;
  settle(command: Extract<Command, { kind: 'settle' }>, signal: AbortSignal): Promise<EventBody>;
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

interface Prepared {
  readonly action: AnyAction;
  readonly input: Json;
  readonly context: ActionContext;
  flush(): void;
}

/** Makes the executor of one run. */
export function createExecutor(parts: ExecutorParts): Executor {
  return {
    attempt: (command, signal) => attempt(parts, command, signal),
    capture: (command, signal) => capture(parts, command, signal),
    settle: (command, signal) => settle(parts, command, signal),
  };
}

async function prepare(
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
async function look<T>(
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

/** Runs work under a time limit; whatever ends first, nothing of it goes on behind the answer. */
async function limited<T>(
  timeout: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T | 'timed-out' | 'cancelled'> {
  const end = new AbortController();
  const stopTimer = startTimer(timeout, () => end.abort(new Error('timed out')));
  const cancel = (): void => end.abort(signal.reason);
  if (signal.aborted) cancel();
  else signal.addEventListener('abort', cancel, { once: true });
  try {
    const value = await work(end.signal);
    if (signal.aborted) return 'cancelled';
    return end.signal.aborted ? 'timed-out' : value;
  } catch (error) {
    if (signal.aborted) return 'cancelled';
    if (end.signal.aborted) return 'timed-out';
    throw error;
  } finally {
    stopTimer();
    signal.removeEventListener('abort', cancel);
  }
}

async function attempt(
  parts: ExecutorParts,
  command: Extract<Command, { kind: 'attempt' }>,
  signal: AbortSignal,
): Promise<EventBody> {
  const { step, attempt: number, timeout } = command;
  const result = await attemptResult(parts, command, signal).catch((error: unknown): AttemptResult => ({
    kind: 'failed',
    error: stepErrorOf(error),
  }));
  const told =
    result === 'timed-out' ? timedOut(timeout) : result === 'cancelled' ? { kind: result } : result;
  return { event: 'attempt-finished', step, attempt: number, result: maskResult(parts.masker, told) };
}

function timedOut(timeout: number): AttemptResult {
  return { kind: 'timed-out', error: { message: `timed out after ${timeout / 1000} s` } };
}

async function attemptResult(
  parts: ExecutorParts,
  command: Extract<Command, { kind: 'attempt' }>,
  signal: AbortSignal,
): Promise<AttemptResult | 'timed-out' | 'cancelled'> {
  return limited(command.timeout, signal, async (both): Promise<AttemptResult> => {
    const { step, attempt: number } = command;
    const prepared = await prepare(parts, { step, attempt: number, part: '' }, command.call, both);
    try {
      if (command.undo !== undefined) return await undo(prepared, command.undo);
      const { outputs, changed } = await prepared.action.execute(prepared.input, prepared.context);
      return { kind: 'succeeded', outputs, changed };
    } finally {
      prepared.flush();
    }
  });
}

async function undo(prepared: Prepared, captured: Captured): Promise<AttemptResult> {
  const { compensation, name } = prepared.action;
  if (compensation.kind !== 'inverse') throw new Error(`${name} has no inverse`);
  await compensation.undo(prepared.input, captured.own, prepared.context);
  return { kind: 'succeeded', outputs: {}, changed: true };
}

async function capture(
  parts: ExecutorParts,
  command: Extract<Command, { kind: 'capture' }>,
  signal: AbortSignal,
): Promise<EventBody> {
  const { step } = command;
  const captured = await limited(command.timeout, signal, (both) => captureFacts(parts, command, both)).catch(
    stepErrorOf,
  );
  if (captured === 'cancelled' || captured === 'timed-out') {
    return { event: 'step-failed', step, error: { message: `reading what undo needs: ${captured}` } };
  }
  if ('message' in captured) {
    const message = `reading what undo needs: ${captured.message}`;
    return { event: 'step-failed', step, error: maskError(parts.masker, { ...captured, message }) };
  }
  if (holdsSecret(parts.masker, captured)) return { event: 'step-failed', step, error: secretFacts };
  return { event: 'captured', step, captured };
}

/** Facts with a mask in them would have undo write the mask into the world. */
const secretFacts: StepError = {
  message: 'reading what undo needs: there is a secret in it, and a journal keeps none',
  help: 'give the step a `rollback` that takes the secret from `secrets`',
};

async function captureFacts(
  parts: ExecutorParts,
  command: Extract<Command, { kind: 'capture' }>,
  signal: AbortSignal,
): Promise<Captured> {
  const declared: Record<string, JsonObject> = {};
  for (const [name, call] of Object.entries(command.declared)) {
    const { outputs } = await look(parts, command.step, call, signal, ({ action, input, context }) =>
      action.execute(input, context),
    );
    declared[name] = outputs;
  }
  if (command.own === undefined) return { own: null, declared };
  const own = await look(parts, command.step, command.own, signal, async ({ action, input, context }) =>
    action.capture?.(input, context),
  );
  return { own: own ?? null, declared };
}

async function settle(
  parts: ExecutorParts,
  command: Extract<Command, { kind: 'settle' }>,
  signal: AbortSignal,
): Promise<EventBody> {
  const { step } = command;
  const verdict = await limited(command.timeout, signal, (both) => settleVerdict(parts, command, both)).catch(
    (error: unknown): InterruptVerdict => ({
      kind: 'rollback',
      found: `cut off, and what it did cannot be told: ${stepErrorOf(error).message}`,
    }),
  );
  if (verdict === 'cancelled' || verdict === 'timed-out') {
    const found = 'cut off, and what it did could not be told in time';
    return { event: 'interrupt-settled', step, verdict: { kind: 'rollback', found } };
  }
  return { event: 'interrupt-settled', step, verdict: maskVerdict(parts.masker, verdict) };
}

async function settleVerdict(
  parts: ExecutorParts,
  command: Extract<Command, { kind: 'settle' }>,
  signal: AbortSignal,
): Promise<InterruptVerdict> {
  const own = command.captured?.own ?? null;
  const settlement = await look(
    parts,
    command.step,
    command.call,
    signal,
    async ({ action, input, context }) => action.settle?.(input, own, context),
  );
  switch (settlement?.verdict) {
    case 'done':
      return { kind: 'done', outputs: settlement.outputs, changed: settlement.changed };
    case 'not-started':
      return { kind: 'rerun' };
    case 'half-done':
      return { kind: 'rollback', found: `cut off half done: ${settlement.found}` };
    case undefined:
      return { kind: 'rollback', found: 'cut off, and the action cannot tell what it did' };
  }
}
