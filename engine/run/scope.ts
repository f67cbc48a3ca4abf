import type { Scope, ScopeMap } from '../expression/evaluation.ts';
import type { JsonObject } from '../runbook/json.ts';
import { frameOutcome } from './outcome.ts';
import { frameAt } from './locate.ts';
import type { FrameState, RunState } from './state.ts';
import { containerOf, keyOf, parseKey, undoneStep } from './step-key.ts';
import type { RunSettings } from './settings.ts';

/** What expressions can read from the runbook at `frame`, outside any step. */
export function frameScope(settings: RunSettings, state: RunState, path: string): Scope {
  const frame = frameAt(state, path);
  return {
    inputs: frame.inputs,
    vars: settings.vars,
    run: runFacts(state, frame),
    outputs: (step) => state.steps[keyOf(path, 'steps', step)]?.outputs,
  };
}

/** What expressions can read at a step, at one of its items, or in its undo. */
export function stepScope(settings: RunSettings, state: RunState, key: string, env: JsonObject = {}): Scope {
  const owner = undoneStep(key);
  const { frame } = parseKey(key);
  return {
    ...frameScope(settings, state, frame),
    ...itemOf(state, owner),
    captured: declaredCaptures(state, owner),
    env,
  };
}

function itemOf(state: RunState, owner: string): Pick<Scope, 'item' | 'index'> {
  const container = containerOf(owner);
  const { index } = parseKey(owner);
  const items = container === undefined ? undefined : state.steps[container]?.items;
  if (items === undefined || index === undefined) return {};
  return { item: items[index] ?? null, index };
}

function declaredCaptures(state: RunState, owner: string): ScopeMap {
  return state.steps[owner]?.captured?.declared ?? {};
}

/** `run.outcome` and `run.failure` are there once they are decided. */
function runFacts(state: RunState, frame: FrameState): ScopeMap {
  const unwinding = state.unwinding[''];
  const outcome = unwinding === undefined ? frame.outcome : frameOutcome(state, '');
  return {
    id: state.run,
    runbook: state.runbook,
    ...(outcome === undefined ? {} : { outcome }),
    failure: failureText(unwinding),
    message: frame.finishMessage ?? '',
  };
}

function failureText(unwinding: RunState['unwinding'][string] | undefined): string {
  if (unwinding === undefined) return '';
  const message = unwinding.error?.message ?? 'failed';
  return unwinding.step === undefined ? message : `${unwinding.step}: ${message}`;
}
