import type { Json, JsonObject } from '../../runbook/json.ts';
import type { Program } from '../../runbook/runbook.ts';
import { stepGraph } from '../graph.ts';
import { locate } from '../locate.ts';
import type { Located } from '../locate.ts';
import type { FrameState, RunState, StepState, StepStatus } from '../state.ts';
import { containerOf, isWithin, undoneStep } from '../step-key.ts';

/** What a step that ended well brought. */
export interface StepResult {
  readonly outputs: JsonObject;
  readonly changed: boolean;
}

/** Whether a key is a step of the graph itself: not of an undo, of `requires` or of `finally`. */
export function isGraphStep(located: Located): boolean {
  return located.parts.undo === undefined && located.parts.section === 'steps';
}

/** Marks a step as under way. A step that was begun before only changes its status. */
export function begin(program: Program, state: RunState, key: string, status: StepStatus): StepState {
  const known = state.steps[key];
  if (known !== undefined) {
    known.status = status;
    state.active[key] = true;
    return known;
  }
  const located = locate(program, state, key);
  const isContainer = located.step.foreach !== undefined && located.parts.index === undefined;
  const counted = isGraphStep(located) && status !== 'asking' && !isContainer;
  const step: StepState = { status, attempt: 0, counted };
  state.steps[key] = step;
  state.active[key] = true;
  if (counted) located.frame.active += 1;
  if (isGraphStep(located)) leaveQueue(state, located);
  return step;
}

function leaveQueue(state: RunState, { key, frame, parts }: Located): void {
  const container = containerOf(key);
  if (container === undefined) remove(frame.ready, parts.id);
  else remove(state.steps[container]?.itemsReady ?? [], parts.index);
}

function remove<T>(list: T[], item: T | undefined): void {
  const at = item === undefined ? -1 : list.indexOf(item);
  if (at !== -1) list.splice(at, 1);
}

/** Ends a step that went as it should: by success, or by being skipped. */
export function complete(
  program: Program,
  state: RunState,
  key: string,
  status: 'succeeded' | 'skipped',
  result?: StepResult,
): void {
  const step = state.steps[key] ?? begin(program, state, key, 'running');
  if (result !== undefined) {
    step.outputs = result.outputs;
    step.changed = result.changed;
  }
  const located = locate(program, state, key);
  if (located.parts.undo !== undefined) advanceUndo(state, located);
  else if (located.parts.section !== 'steps') advanceSection(located.frame, located);
  else if (status === 'succeeded') noteSuccess(state, located, step);
  end(program, state, key, status);
}

function advanceSection(frame: FrameState, { runbook, parts }: Located): void {
  frame.next += 1;
  if (parts.section === 'requires' && frame.next >= runbook.requires.length) {
    frame.phase = 'steps';
    frame.next = 0;
  }
}

function advanceUndo(state: RunState, { key }: Located): void {
  const entry = state.undo.find((candidate) => candidate.step === undoneStep(key));
  if (entry === undefined) return;
  entry.next += 1;
  if (entry.next >= entry.length) entry.status = 'undone';
}

function noteSuccess(state: RunState, { frame, step }: Located, { changed }: StepState): void {
  if (changed === true && step.effect === 'change') frame.changed = true;
  if (!step.commit) return;
  for (const entry of state.undo) {
    if (entry.status !== 'registered' || !entry.step.startsWith(frame.path)) continue;
    entry.status = 'sealed';
    entry.sealedBy = frame.path;
  }
}

/** Ends a step in whatever way and lets those go on that wait for it; a cancelled one is waited for by nobody. */
export function end(
  program: Program,
  state: RunState,
  key: string,
  status: 'succeeded' | 'skipped' | 'failed' | 'cancelled',
): void {
  const step = state.steps[key];
  if (step === undefined) return;
  step.status = status;
  delete state.active[key];
  const located = locate(program, state, key);
  if (!isGraphStep(located)) return;
  if (step.counted) located.frame.active -= 1;
  step.counted = false;
  if (status === 'cancelled') return;
  const container = containerOf(key);
  if (container === undefined) release(located);
  else endItem(program, state, container);
}

function release({ frame, runbook, parts }: Located): void {
  frame.left -= 1;
  for (const dependant of stepGraph(runbook).dependants.get(parts.id) ?? []) {
    const waits = (frame.waitsFor[dependant] ?? 1) - 1;
    if (waits > 0) {
      frame.waitsFor[dependant] = waits;
      continue;
    }
    delete frame.waitsFor[dependant];
    frame.ready.push(dependant);
  }
}

function endItem(program: Program, state: RunState, container: string): void {
  const open = state.steps[container];
  if (open === undefined) return;
  open.itemsLeft = (open.itemsLeft ?? 1) - 1;
  if (open.itemsLeft > 0 || open.status !== 'open') return;
  endContainer(program, state, container, open);
}

/** Ends a `foreach` step whose items have all ended: each output becomes a list in the items' order. */
export function endContainer(program: Program, state: RunState, key: string, open: StepState): void {
  const { step } = locate(program, state, key);
  const items = (open.items ?? []).map((_, index) => state.steps[`${key}[${index}]`]);
  open.outputs = Object.fromEntries(
    step.outputs.map((name): [string, Json] => [name, items.map((item) => item?.outputs?.[name] ?? null)]),
  );
  open.changed = items.some((item) => item?.changed === true);
  end(program, state, key, 'succeeded');
}

/** Whether a key lies in a scope that is being stopped or undone. */
export function isUnwinding(state: RunState, key: string): boolean {
  return Object.keys(state.unwinding).some((scope) => isWithin(key, scope));
}
