import type { EventBody, Outcome } from '../../journal/event.ts';
import { evaluatePlain } from '../../expression/evaluate-plain.ts';
import type { Evaluation } from '../../expression/evaluation.ts';
import { isObject } from '../../runbook/json.ts';
import type { JsonObject } from '../../runbook/json.ts';
import { frameAt, runbookOf } from '../locate.ts';
import type { FrameState, RunState } from '../state.ts';
import { callerOf, keyOf, parseKey } from '../step-key.ts';
import { isUnwinding } from '../apply/step.ts';
import type { RunSettings } from '../settings.ts';
import type { Commands } from './commands.ts';
import { frameScope } from '../scope.ts';
import { startStep } from './start.ts';

/** Takes one runbook at work further: its `requires`, its steps, its `finally`. */
export function decideFrame(settings: RunSettings, state: RunState, path: string, commands: Commands): void {
  const frame = frameAt(state, path);
  if (frame.phase === 'finally') {
    decideFinally(settings, state, frame, commands);
    return;
  }
  if (isStopped(state, path)) return;
  if (frame.phase === 'requires') decideSection(settings, state, frame, commands);
  else decideSteps(settings, state, frame, commands);
}

function isStopped(state: RunState, path: string): boolean {
  const caller = callerOf(path);
  return '' in state.unwinding || (caller !== undefined && isUnwinding(state, caller));
}

/** Starts the next step of `requires` or `finally`: one after the other, in the order of the file. */
function decideSection(
  settings: RunSettings,
  state: RunState,
  frame: FrameState,
  commands: Commands,
): boolean {
  const section = frame.phase === 'requires' ? 'requires' : 'finally';
  const step = runbookOf(settings.program, frame)[section][frame.next];
  if (step === undefined) return false;
  const key = keyOf(frame.path, section, step.id);
  if (state.steps[key] === undefined) startStep(settings, state, key, commands);
  return true;
}

function decideFinally(settings: RunSettings, state: RunState, frame: FrameState, commands: Commands): void {
  if (decideSection(settings, state, frame, commands)) return;
  commands.add({ kind: 'record', event: { event: 'frame-closed', frame: frame.path } });
}

function decideSteps(settings: RunSettings, state: RunState, frame: FrameState, commands: Commands): void {
  if (frame.left === 0 || (frame.finishing && isIdle(state, frame))) {
    commands.add({ kind: 'record', event: endOf(settings, state, frame) });
    return;
  }
  if (frame.finishing) return;
  const runbook = runbookOf(settings.program, frame);
  const room = (runbook.maxParallel ?? settings.maxParallel) - frame.active;
  for (const id of frame.ready.slice(0, Math.max(0, room))) {
    startStep(settings, state, keyOf(frame.path, 'steps', id), commands);
  }
}

function isIdle(state: RunState, frame: FrameState): boolean {
  const waits = Object.keys(state.active).some(
    (key) => parseKey(key).frame === frame.path && state.steps[key]?.status !== 'open',
  );
  return frame.active === 0 && !waits;
}

/** The runbook's outputs are read when its steps have ended, so that a mistake in them still undoes everything. */
function endOf(settings: RunSettings, state: RunState, frame: FrameState): EventBody {
  const { outputs } = runbookOf(settings.program, frame);
  const template = { kind: 'map', entries: outputs } as const;
  const evaluated = evaluatePlain(template, frameScope(settings, state, frame.path));
  if (evaluated.kind !== 'value' && !frame.finishing) return outputsFailed(frame, evaluated);
  const outcome: Outcome = frame.changed ? 'succeeded' : 'unchanged';
  return { event: 'frame-done', frame: frame.path, outcome, outputs: objectOf(evaluated) };
}

/** A run that `finish` ended early has the outputs that could be read by then: all or none. */
function objectOf(evaluated: Evaluation): JsonObject {
  if (evaluated.kind !== 'value' || !isObject(evaluated.value)) return {};
  return evaluated.value;
}

function outputsFailed(frame: FrameState, evaluated: Evaluation): EventBody {
  const reason = evaluated.kind === 'error' ? evaluated.message : 'a value is not known';
  return { event: 'outputs-failed', frame: frame.path, error: { message: `outputs: ${reason}` } };
}
