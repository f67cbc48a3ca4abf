import type { Outcome } from '../../journal/event.ts';
import type { JsonObject } from '../../runbook/json.ts';
import type { Program } from '../../runbook/runbook.ts';
import { frameAt } from '../locate.ts';
import type { RunState } from '../state.ts';
import { callerOf, parseKey } from '../step-key.ts';
import { complete, end, isUnwinding } from './step.ts';

/** Puts a runbook to work: its own run, or a step that calls it. */
export function openFrame(
  program: Program,
  state: RunState,
  opened: { readonly path: string; readonly runbook: string; readonly inputs: JsonObject },
): void {
  const runbook = program.runbooks[opened.runbook];
  if (runbook === undefined) throw new Error(`no runbook in the plan: ${opened.runbook}`);
  const waiting = runbook.steps.filter((step) => step.needs.length > 0);
  state.frames[opened.path] = {
    path: opened.path,
    runbook: opened.runbook,
    inputs: opened.inputs,
    phase: runbook.requires.length > 0 ? 'requires' : 'steps',
    next: 0,
    waitsFor: Object.fromEntries(waiting.map((step) => [step.id, step.needs.length])),
    ready: runbook.steps.filter((step) => step.needs.length === 0).map((step) => step.id),
    active: 0,
    left: runbook.steps.length,
    finishing: false,
    changed: false,
  };
  state.openFrames[opened.path] = true;
}

/** A runbook's outcome is decided; what is left of it is `finally`. */
export function finishFrame(
  state: RunState,
  done: { readonly frame: string; readonly outcome: Outcome; readonly outputs: JsonObject },
): void {
  const frame = frameAt(state, done.frame);
  frame.phase = 'finally';
  frame.next = 0;
  frame.outcome = done.outcome;
  frame.outputs = done.outputs;
  const caller = callerOf(done.frame);
  if (caller === undefined || !frame.changed) return;
  const step = state.steps[caller];
  if (step !== undefined) step.changed = true;
  frameAt(state, parseKey(caller).frame).changed = true;
}

/** A runbook has ended; the step that called it ends with it. */
export function closeFrame(program: Program, state: RunState, path: string): void {
  const frame = frameAt(state, path);
  frame.phase = 'closed';
  delete state.openFrames[path];
  const caller = callerOf(path);
  if (caller === undefined) return;
  const outcome = frame.outcome ?? 'failed';
  if (outcome !== 'succeeded' && outcome !== 'unchanged') {
    if (!(caller in state.unwinding)) end(program, state, caller, 'cancelled');
    return;
  }
  const outputs = { ...frame.outputs, outcome };
  if (isUnwinding(state, caller)) {
    end(program, state, caller, 'cancelled');
    return;
  }
  complete(program, state, caller, 'succeeded', { outputs, changed: frame.changed });
}
