import type { Captured } from '../../journal/event.ts';
import { parseKey, undoneStep } from '../step-key.ts';
import { locate, retryPolicyOf } from '../locate.ts';
import type { Located } from '../locate.ts';
import { retryDelay } from '../retry-delay.ts';
import type { RunState, StepState } from '../state.ts';
import { isUnwinding } from '../apply/step.ts';
import type { RunSettings } from '../settings.ts';
import type { Commands } from './commands.ts';
import { callOf } from './call.ts';
import { decideItems } from './items.ts';

/** What a step needs that was begun and has not ended. */
export function decideActive(settings: RunSettings, state: RunState, key: string, commands: Commands): void {
  const step = state.steps[key];
  if (step === undefined) return;
  if (isGivenUp(state, key)) giveUp(key, step, commands);
  else goOn(settings, state, key, step, commands);
}

/** Undo and `finally` go on while the rest of their scope stops; so do the steps that consist of others. */
function isGivenUp(state: RunState, key: string): boolean {
  const { undo, section, frame } = parseKey(key);
  if (undo !== undefined || section === 'finally') return false;
  return isUnwinding(state, key) || (state.frames[frame]?.finishing === true && isIdle(state, key));
}

/** Behind a `finish`, running steps end; those that only wait do not start again. */
function isIdle(state: RunState, key: string): boolean {
  const status = state.steps[key]?.status;
  return status === 'asking' || status === 'captured';
}

function giveUp(key: string, step: StepState, commands: Commands): void {
  switch (step.status) {
    case 'running':
      cancel(key, step, commands);
      return;
    case 'captured':
    case 'retry-waiting':
    case 'retry-due':
    case 'interrupted':
    case 'asking':
      commands.add({
        kind: 'record',
        event: { event: 'interrupt-settled', step: key, verdict: { kind: 'abandoned' } },
      });
      return;
    case 'open':
    case 'unwinding':
    case 'succeeded':
    case 'skipped':
    case 'failed':
    case 'cancelled':
      return;
  }
}

/** An attempt that was written down and not carried out yet has nothing to end. */
function cancel(key: string, { attempt }: StepState, commands: Commands): void {
  if (commands.isIssued(`attempt ${key} ${attempt}`)) commands.add({ kind: 'cancel', step: key });
  else {
    commands.add({
      kind: 'record',
      event: { event: 'attempt-finished', step: key, attempt, result: { kind: 'cancelled' } },
    });
  }
}

function goOn(
  settings: RunSettings,
  state: RunState,
  key: string,
  step: StepState,
  commands: Commands,
): void {
  switch (step.status) {
    case 'running':
      carryOut(settings, state, key, step, commands);
      return;
    case 'captured':
    case 'retry-due':
      commands.add({
        kind: 'record',
        event: { event: 'attempt-started', step: key, attempt: step.attempt + 1 },
      });
      return;
    case 'retry-waiting':
      commands.add({
        kind: 'wait',
        step: key,
        attempt: step.attempt,
        delay: retryDelay(
          retryPolicyOf(locate(settings.program, state, key)),
          step.attempt,
          `${state.run} ${key}`,
        ),
      });
      return;
    case 'interrupted':
      interrupted(settings, state, key, step, commands);
      return;
    case 'asking':
      commands.add({
        kind: 'ask',
        step: key,
        ...(step.question ?? { message: '', confirm: '' }),
      });
      return;
    case 'open':
      decideItems(settings, state, key, commands);
      return;
    case 'unwinding':
    case 'succeeded':
    case 'skipped':
    case 'failed':
    case 'cancelled':
      return;
  }
}

function carryOut(
  settings: RunSettings,
  state: RunState,
  key: string,
  step: StepState,
  commands: Commands,
): void {
  if (commands.isIssued(`attempt ${key} ${step.attempt}`)) return;
  const located = locate(settings.program, state, key);
  const call = callOf(settings, state, located);
  if (call.kind === 'error') {
    const result = { kind: 'failed', error: { message: call.message } } as const;
    commands.add({
      kind: 'record',
      event: { event: 'attempt-finished', step: key, attempt: step.attempt, result },
    });
    return;
  }
  commands.add({
    kind: 'attempt',
    step: key,
    attempt: step.attempt,
    call: call.value,
    undo: located.parts.undo === 'undo' ? capturedBy(state, key) : undefined,
    ...(isPointOfNoReturn(located) && { pointOfNoReturn: step.captured ?? nothing }),
    timeout: located.step.timeout,
  });
}

const nothing: Captured = { own: null, declared: {} };

function capturedBy(state: RunState, key: string): Captured {
  return state.steps[undoneStep(key)]?.captured ?? nothing;
}

/** One that is looked at when it was cut off; a runbook may say otherwise. */
function isPointOfNoReturn({ step, parts }: Located): boolean {
  return step.commit && parts.undo === undefined && step.onInterrupt === 'probe';
}

function interrupted(
  settings: RunSettings,
  state: RunState,
  key: string,
  step: StepState,
  commands: Commands,
): void {
  const located = locate(settings.program, state, key);
  const policy = isRepeatable(located) ? 'rerun' : located.step.onInterrupt;
  const verdict = { kind: 'rollback', found: 'it was cut off by a crash' } as const;
  switch (policy) {
    case 'rerun':
      commands.add({
        kind: 'record',
        event: { event: 'interrupt-settled', step: key, verdict: { kind: 'rerun' } },
      });
      return;
    case 'rollback':
      commands.add({ kind: 'record', event: { event: 'interrupt-settled', step: key, verdict } });
      return;
    case 'ask':
      commands.add({ kind: 'choose', step: key });
      return;
    case 'probe': {
      const call = callOf(settings, state, located);
      if (call.kind === 'error') {
        commands.add({ kind: 'record', event: { event: 'interrupt-settled', step: key, verdict } });
        return;
      }
      commands.add({
        kind: 'settle',
        step: key,
        call: call.value,
        captured: step.captured,
        timeout: located.step.timeout,
      });
    }
  }
}

/** Undo and `finally` are written to be safe to run twice; checks of `requires` only read. */
function isRepeatable({ parts }: Located): boolean {
  return parts.undo !== undefined || parts.section !== 'steps';
}
