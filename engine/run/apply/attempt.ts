import type { AttemptResult, StepError } from '../../journal/event.ts';
import type { Program } from '../../runbook/runbook.ts';
import { locate, retryPolicyOf } from '../locate.ts';
import type { Located } from '../locate.ts';
import type { RunState, StepState, UndoEntry } from '../state.ts';
import { fail } from './failure.ts';
import { begin, complete, end, isGraphStep, isUnwinding } from './step.ts';

/** The intent of an attempt; the first one of a change also registers its undo. */
export function applyAttemptStarted(program: Program, state: RunState, key: string, attempt: number): void {
  begin(program, state, key, 'running').attempt = attempt;
  const located = locate(program, state, key);
  if (isGraphStep(located)) register(state, located, attempt);
}

function register(state: RunState, { key, step }: Located, attempt: number): void {
  if (step.effect !== 'change' || step.undo.kind === 'none') return;
  // Looking through all entries for every step of thousands would cost more than the steps themselves.
  if (attempt > 1 && state.undo.some((entry) => entry.step === key)) return;
  const length = step.undo.kind === 'steps' ? step.undo.steps.length : 1;
  const entry: UndoEntry = { step: key, kind: step.undo.kind, status: 'registered', next: 0, length };
  state.undo.push(entry);
}

/** The end of an attempt. */
export function applyAttemptFinished(
  program: Program,
  state: RunState,
  key: string,
  result: AttemptResult,
): void {
  switch (result.kind) {
    case 'succeeded':
      return complete(program, state, key, 'succeeded', result);
    case 'cancelled':
      end(program, state, key, 'cancelled');
      return;
    case 'failed':
    case 'timed-out':
      return retryOrFail(program, state, key, result.error);
  }
}

function retryOrFail(program: Program, state: RunState, key: string, error: StepError): void {
  const located = locate(program, state, key);
  const step = state.steps[key];
  if (step !== undefined && mayRetry(state, located, step, error)) {
    step.status = 'retry-waiting';
    step.error = error;
    return;
  }
  return fail(program, state, key, error);
}

function mayRetry(state: RunState, located: Located, step: StepState, error: StepError): boolean {
  const policy = retryPolicyOf(located);
  if (step.attempt >= policy.attempts) return false;
  if (isStopped(state, located)) return false;
  if (policy.exitCodes.length === 0) return true;
  return error.exitCode !== undefined && policy.exitCodes.includes(error.exitCode);
}

/** Steps of an undo and of `finally` go on while everything else stops. */
function isStopped(state: RunState, { key, parts }: Located): boolean {
  if (parts.undo !== undefined || parts.section === 'finally') return false;
  return isUnwinding(state, key);
}
