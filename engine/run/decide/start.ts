import { evaluatePlain } from '../../expression/evaluate-plain.ts';
import { evaluate } from '../../expression/evaluate.ts';
import type { EventBody } from '../../journal/event.ts';
import type { Template } from '../../runbook/expression.ts';
import { isObject } from '../../runbook/json.ts';
import type { Json, JsonObject } from '../../runbook/json.ts';
import type { Step } from '../../runbook/runbook.ts';
import { isGraphStep } from '../apply/step.ts';
import type { ActionCall } from '../command.ts';
import type { RunSettings } from '../settings.ts';
import type { Commands } from './commands.ts';
import { locate } from '../locate.ts';
import type { Located } from '../locate.ts';
import { stepScope } from '../scope.ts';
import type { RunState } from '../state.ts';
import { frameOf } from '../step-key.ts';
import { actionCall, callOf, settled } from './call.ts';
import type { Evaluated } from './call.ts';

/** What a decision is made from, and where its commands go. */
interface Turn {
  readonly settings: RunSettings;
  readonly state: RunState;
  readonly commands: Commands;
}

/** The first thing to do for a step that may start: skip it, expand it, capture its facts, or begin. */
export function startStep(settings: RunSettings, state: RunState, key: string, commands: Commands): void {
  const turn: Turn = { settings, state, commands };
  const located = locate(settings.program, state, key);
  const condition = conditionOf(turn, located);
  if (condition.kind === 'error') commands.add(failed(key, `if: ${condition.message}`));
  else if (!condition.value) record(commands, { event: 'step-skipped', step: key });
  else if (isContainer(located)) expand(turn, located);
  else startBody(turn, located);
}

function record(commands: Commands, event: EventBody): void {
  commands.add({ kind: 'record', event });
}

function failed(key: string, message: string): { kind: 'record'; event: EventBody } {
  return { kind: 'record', event: { event: 'step-failed', step: key, error: { message } } };
}

function isContainer(located: Located): boolean {
  const { step, parts } = located;
  return isGraphStep(located) && step.foreach !== undefined && parts.index === undefined;
}

/** The `if` of a step holds for all of its items, and not again for its inverse. */
function conditionOf({ settings, state }: Turn, located: Located): Evaluated<boolean> {
  const { step, parts, key } = located;
  const decidedBefore = parts.undo === 'undo' || (parts.undo === undefined && parts.index !== undefined);
  if (step.if === undefined || decidedBefore) return { kind: 'value', value: true };
  const value = settled(evaluate(step.if, stepScope(settings, state, key)));
  if (value.kind === 'error') return value;
  if (typeof value.value === 'boolean') return { kind: 'value', value: value.value };
  return { kind: 'error', message: 'the condition is neither true nor false' };
}

function expand({ settings, state, commands }: Turn, { key, step }: Located): void {
  const template: Template = step.foreach?.items ?? { kind: 'constant', value: [] };
  const items = settled(evaluatePlain(template, stepScope(settings, state, key)));
  if (items.kind === 'error') commands.add(failed(key, `foreach: ${items.message}`));
  else if (!isList(items.value)) commands.add(failed(key, 'foreach: the value is not a list'));
  else record(commands, { event: 'items-expanded', step: key, items: items.value });
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function startBody(turn: Turn, located: Located): void {
  const { commands } = turn;
  const { step, key } = located;
  if (located.parts.undo === 'undo') {
    record(commands, { event: 'attempt-started', step: key, attempt: 1 });
    return;
  }
  switch (step.body.kind) {
    case 'action':
      startAction(turn, located);
      return;
    case 'call':
      withPlain(turn, located, step.body.inputs, (inputs) =>
        opened(located, step, isObject(inputs) ? inputs : {}),
      );
      return;
    case 'approval': {
      const { message, confirm } = step.body;
      const asked: Template = {
        kind: 'map',
        entries: { message, confirm: confirm ?? { kind: 'constant', value: step.id } },
      };
      withPlain(turn, located, asked, (value) => ({
        event: 'approval-requested',
        step: key,
        message: textAt(value, 'message'),
        confirm: textAt(value, 'confirm'),
      }));
      return;
    }
    case 'finish':
      withPlain(turn, located, step.body.message, (message) => ({
        event: 'finish-reached',
        step: key,
        message: typeof message === 'string' ? message : JSON.stringify(message),
      }));
  }
}

function opened(located: Located, step: Step, inputs: JsonObject): EventBody {
  const runbook = step.body.kind === 'call' ? step.body.runbook : '';
  return { event: 'frame-opened', frame: frameOf(located.key), runbook, inputs };
}

function textAt(value: Json, name: string): string {
  return isObject(value) && typeof value[name] === 'string' ? value[name] : '';
}

function withPlain(
  { settings, state, commands }: Turn,
  { key }: Located,
  template: Template,
  make: (value: Json) => EventBody,
): void {
  const value = settled(evaluatePlain(template, stepScope(settings, state, key)));
  if (value.kind === 'error') commands.add(failed(key, value.message));
  else record(commands, make(value.value));
}

/** The input is evaluated before the intent is written down, so that a mistake in it registers no undo. */
function startAction({ settings, state, commands }: Turn, located: Located): void {
  const { step, key } = located;
  if (commands.isIssued(`capture ${key} 0`)) return;
  const call = callOf(settings, state, located);
  if (call.kind === 'error') {
    commands.add(failed(key, call.message));
    return;
  }
  if (!needsCapture(located)) {
    record(commands, { event: 'attempt-started', step: key, attempt: 1 });
    return;
  }
  const declared: Record<string, ActionCall> = {};
  for (const [name, capture] of Object.entries(step.capture)) {
    const evaluated = actionCall(settings, state, located, capture.action, capture.with);
    if (evaluated.kind === 'error') {
      commands.add(failed(key, `capture.${name}: ${evaluated.message}`));
      return;
    }
    declared[name] = evaluated.value;
  }
  const own = step.undo.kind === 'inverse' ? call.value : undefined;
  commands.add({ kind: 'capture', step: key, own, declared, timeout: step.timeout });
}

/** Only a change of the graph itself is undone, so only it has facts to capture. */
function needsCapture(located: Located): boolean {
  const { step } = located;
  if (!isGraphStep(located) || step.effect !== 'change') return false;
  return step.undo.kind === 'inverse' || Object.keys(step.capture).length > 0;
}
