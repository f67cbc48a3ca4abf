import type { JournalEvent } from '../journal/event.ts';
import type { Program } from '../runbook/runbook.ts';
import { applyAttemptFinished, applyAttemptStarted } from './apply/attempt.ts';
import { applyCaptured, applySettled } from './apply/capture.ts';
import { closeFrame, finishFrame, openFrame } from './apply/frame.ts';
import { applyTolerated, fail, failOutputs, unwind } from './apply/failure.ts';
import { applyItems } from './apply/items.ts';
import { applyResumed } from './apply/resumed.ts';
import { begin, complete } from './apply/step.ts';
import { locate } from './locate.ts';
import type { RunState } from './state.ts';

/**
 * The state after one more event. It changes and returns the state that it is given (a copy per
 * event would cost as much as the step itself in a runbook of thousands of steps), so whoever
 * needs the old one applies the journal's beginning again.
 */
export function apply(program: Program, state: RunState, event: JournalEvent): RunState {
  switch (event.event) {
    case 'run-started':
      state.run = event.run;
      state.runbook = event.runbook;
      openFrame(program, state, { path: '', runbook: program.root, inputs: event.inputs });
      return state;
    case 'run-resumed':
      return applyResumed(state, event);
    case 'locks-held':
      state.phase = 'going';
      return state;
    case 'lock-refused':
      state.phase = 'going';
      unwind(state, {
        scope: '',
        cause: event.reason === 'unreachable' ? 'requires' : 'lock',
        step: undefined,
        error: { message: event.message, help: event.help },
      });
      return state;
    case 'frame-opened':
      begin(program, state, event.frame.slice(0, -1), 'open');
      openFrame(program, state, { ...event, path: event.frame });
      return state;
    case 'items-expanded':
      return applyItems(program, state, event.step, event.items);
    case 'step-skipped':
      return complete(program, state, event.step, 'skipped');
    case 'step-failed':
      begin(program, state, event.step, 'running');
      return fail(program, state, event.step, event.error);
    case 'captured':
      return applyCaptured(program, state, event.step, event.captured);
    case 'attempt-started':
      return applyAttemptStarted(program, state, event.step, event.attempt);
    case 'attempt-finished':
      return applyAttemptFinished(program, state, event.step, event.result);
    case 'retry-due':
      setStatus(state, event.step, 'retry-waiting', 'retry-due');
      return state;
    case 'interrupt-settled':
      return applySettled(program, state, event.step, event.verdict);
    case 'approval-requested':
      begin(program, state, event.step, 'asking').question = {
        message: event.message,
        confirm: event.confirm,
      };
      return state;
    case 'approval-given':
      return complete(program, state, event.step, 'succeeded', {
        outputs: { by: event.by },
        changed: false,
      });
    case 'approval-denied':
      unwind(state, {
        scope: '',
        cause: 'denied',
        step: event.step,
        error: { message: `refused by ${event.by}` },
      });
      return state;
    case 'finish-reached': {
      const { frame } = locate(program, state, event.step);
      frame.finishing = true;
      frame.finishMessage = event.message;
      return complete(program, state, event.step, 'succeeded', { outputs: {}, changed: false });
    }
    case 'cancel-requested':
      return interruptRun(state, 'cancel', `cancelled by ${event.by}`);
    case 'run-timed-out':
      return interruptRun(state, 'timeout', 'the run took longer than its timeout');
    case 'undo-started':
      setStage(state, event.scope);
      return state;
    case 'frame-done':
      finishFrame(state, event);
      return state;
    case 'outputs-failed':
      return failOutputs(program, state, event.frame, event.error);
    case 'frame-closed':
      return closeFrame(program, state, event.frame);
    case 'failure-tolerated':
      return applyTolerated(program, state, event.step);
    case 'run-finished':
      Object.assign(state, {
        phase: 'ended',
        outcome: event.outcome,
        exitCode: event.exitCode,
        outputs: event.outputs,
        remaining: event.remaining,
      });
      state.active = {};
      return state;
    case 'run-resolved':
      state.phase = 'ended';
      state.resolved = { by: event.by, reason: event.reason };
      return state;
    case 'run-waiting':
      return state;
  }
}

function setStatus(state: RunState, key: string, from: 'retry-waiting', to: 'retry-due'): void {
  const step = state.steps[key];
  if (step?.status === from) step.status = to;
}

function setStage(state: RunState, scope: string): void {
  const unwinding = state.unwinding[scope];
  if (unwinding !== undefined) unwinding.stage = 'undoing';
}

/** A decided outcome stands: what comes after the last step cannot turn a success into a rollback. */
function interruptRun(state: RunState, cause: 'cancel' | 'timeout', message: string): RunState {
  const root = state.frames[''];
  if (root === undefined || root.phase === 'finally' || root.phase === 'closed') return state;
  unwind(state, { scope: '', cause, step: undefined, error: { message } });
  return state;
}
