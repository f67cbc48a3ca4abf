import type { StepError } from '../../journal/event.ts';
import type { Program } from '../../runbook/runbook.ts';
import { comesBefore } from '../ancestry.ts';
import { locate } from '../locate.ts';
import type { Located } from '../locate.ts';
import type { RunState, Unwinding } from '../state.ts';
import { callerOf, containerOf, isWithin, parseKey, undoneStep } from '../step-key.ts';
import { end, isUnwinding } from './step.ts';

/** Ends a step badly, after its last attempt: as far up as nobody tolerates it, everything stops. */
export function fail(program: Program, state: RunState, key: string, error: StepError): void {
  const step = state.steps[key];
  if (step !== undefined) step.error = error;
  const located = locate(program, state, key);
  if (located.parts.undo !== undefined) return failUndo(program, state, key);
  if (located.parts.section === 'finally') {
    located.frame.next += 1;
    end(program, state, key, 'failed');
    return;
  }
  if (isUnwinding(state, key)) {
    end(program, state, key, 'failed');
    return;
  }
  if (located.parts.section === 'requires') {
    end(program, state, key, 'failed');
    return failFrame(program, state, located.parts.frame, { cause: 'requires', step: key, error });
  }
  return failStep(program, state, located, error);
}

/** A runbook whose outputs cannot be read has failed, although all of its steps went well. */
export function failOutputs(program: Program, state: RunState, frame: string, error: StepError): void {
  return failFrame(program, state, frame, { cause: 'step', step: callerOf(frame), error });
}

type Cause = Pick<Unwinding, 'cause' | 'step' | 'error'>;

function failStep(program: Program, state: RunState, located: Located, error: StepError): void {
  const { key } = located;
  const cause: Cause = { cause: 'step', step: key, error };
  if (isTolerated(state, located)) {
    const step = state.steps[key];
    if (step !== undefined) step.status = 'unwinding';
    unwind(state, { scope: key, ...cause });
    return;
  }
  end(program, state, key, 'failed');
  return failFrame(program, state, located.parts.frame, cause);
}

/** The failure leaves the runbook that it happened in: for the root that is the run's, else the calling step's. */
function failFrame(program: Program, state: RunState, frame: string, cause: Cause): void {
  const caller = callerOf(frame);
  if (caller === undefined) {
    unwind(state, { scope: '', ...cause });
    return;
  }
  const outer = locate(program, state, caller);
  if (isTolerated(state, outer)) {
    const step = state.steps[caller];
    if (step !== undefined) step.status = 'unwinding';
    unwind(state, { scope: caller, ...cause });
    return;
  }
  return failFrame(program, state, outer.parts.frame, { ...cause, cause: 'step' });
}

function isTolerated(state: RunState, { key, step }: Located): boolean {
  if (step.continueOnError) return true;
  const container = containerOf(key);
  const open = container === undefined ? undefined : state.steps[container];
  if (open === undefined || step.foreach === undefined) return false;
  open.itemFailures = (open.itemFailures ?? 0) + 1;
  return open.itemFailures <= step.foreach.maxFailures;
}

/** Stops a scope. The first cause stands. */
export function unwind(state: RunState, unwinding: Omit<Unwinding, 'stage'>): void {
  if (unwinding.scope in state.unwinding) return;
  state.unwinding[unwinding.scope] = { ...unwinding, stage: 'stopping' };
}

/** An undo that failed also keeps those from running that it was built upon. */
function failUndo(program: Program, state: RunState, key: string): void {
  end(program, state, key, 'failed');
  const failed = undoneStep(key);
  for (const entry of state.undo) {
    if (entry.step === failed) entry.status = 'failed';
    else if (entry.status === 'registered' && comesBefore(program, state, entry.step, failed)) {
      entry.status = 'blocked';
    }
  }
}

/** A tolerated failure was undone; the run goes on, unless that undo failed. */
export function applyTolerated(program: Program, state: RunState, key: string): void {
  const cause = state.unwinding[key];
  delete state.unwinding[key];
  for (const active of Object.keys(state.active)) {
    if (active !== key && isWithin(active, key)) delete state.active[active];
  }
  const remains = state.undo.some(
    (entry) => isWithin(entry.step, key) && (entry.status === 'failed' || entry.status === 'blocked'),
  );
  const error = cause?.error ?? { message: 'failed' };
  const step = state.steps[key];
  if (step !== undefined) step.error = error;
  end(program, state, key, 'failed');
  if (!remains) {
    state.tolerated.push(key);
    return;
  }
  const undoError = { message: `${error.message}; and its rollback failed` };
  return failFrame(program, state, parseKey(key).frame, {
    cause: 'step',
    step: key,
    error: undoError,
  });
}
