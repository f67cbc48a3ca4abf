import type { EventBody } from '../journal/event.ts';
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

type Applier<E extends EventBody['event']> = (
  program: Program,
  state: RunState,
  event: Extract<EventBody, { readonly event: E }>,
) => void;

/** What each kind of event makes of a state; complete, or it does not compile. */
const appliers: { readonly [E in EventBody['event']]: Applier<E> } = {
  'run-started': (program, state, { run, runbook, inputs }) => {
    state.run = run;
    state.runbook = runbook;
    openFrame(program, state, { path: '', runbook: program.root, inputs });
  },
  'run-resumed': (_, state, event) => applyResumed(state, event),
  'locks-held': (_, state) => {
    state.phase = 'going';
  },
  'lock-refused': (_, state, { reason, message, help }) => {
    state.phase = 'going';
    const cause = reason === 'unreachable' ? 'requires' : 'lock';
    unwind(state, { scope: '', cause, step: undefined, error: { message, help } });
  },
  'frame-opened': (program, state, { frame, runbook, inputs }) => {
    begin(program, state, frame.slice(0, -1), 'open');
    openFrame(program, state, { path: frame, runbook, inputs });
  },
  'items-expanded': (program, state, { step, items }) => applyItems(program, state, step, items),
  'step-skipped': (program, state, { step }) => complete(program, state, step, 'skipped'),
  'step-failed': (program, state, { step, error }) => {
    begin(program, state, step, 'running');
    fail(program, state, step, error);
  },
  captured: (program, state, { step, captured }) => applyCaptured(program, state, step, captured),
  'attempt-started': (program, state, { step, attempt }) =>
    applyAttemptStarted(program, state, step, attempt),
  'attempt-finished': (program, state, { step, result }) =>
    applyAttemptFinished(program, state, step, result),
  'retry-due': (_, state, { step }) => {
    const retried = state.steps[step];
    if (retried?.status === 'retry-waiting') retried.status = 'retry-due';
  },
  'interrupt-settled': (program, state, { step, verdict }) => applySettled(program, state, step, verdict),
  'approval-requested': (program, state, { step, message, confirm }) => {
    begin(program, state, step, 'asking').question = { message, confirm };
  },
  'approval-given': (program, state, { step, by }) =>
    complete(program, state, step, 'succeeded', { outputs: { by }, changed: false }),
  'approval-denied': (_, state, { step, by }) => {
    unwind(state, { scope: '', cause: 'denied', step, error: { message: `refused by ${by}` } });
  },
  'finish-reached': (program, state, { step, message }) => {
    const { frame } = locate(program, state, step);
    frame.finishing = true;
    frame.finishMessage = message;
    complete(program, state, step, 'succeeded', { outputs: {}, changed: false });
  },
  'cancel-requested': (_, state, { by }) => stopRun(state, 'cancel', `cancelled by ${by}`),
  'run-timed-out': (_, state) => stopRun(state, 'timeout', 'the run took longer than its timeout'),
  'undo-started': (_, state, { scope }) => {
    const unwinding = state.unwinding[scope];
    if (unwinding !== undefined) unwinding.stage = 'undoing';
  },
  'frame-done': (_, state, event) => finishFrame(state, event),
  'outputs-failed': (program, state, { frame, error }) => failOutputs(program, state, frame, error),
  'frame-closed': (program, state, { frame }) => closeFrame(program, state, frame),
  'failure-tolerated': (program, state, { step }) => applyTolerated(program, state, step),
  'run-finished': (_, state, { outcome, exitCode, outputs, remaining }) => {
    Object.assign(state, { phase: 'ended', outcome, exitCode, outputs, remaining, active: {} });
  },
  'run-resolved': (_, state, { by, reason }) => {
    state.phase = 'ended';
    state.resolved = { by, reason };
  },
  'run-waiting': () => {},
};

/**
 * The state after one more event. It changes and returns the state that it is given (a copy per
 * event would cost as much as the step itself in a runbook of thousands of steps), so whoever
 * needs the old one applies the journal's beginning again.
 */
export function apply(program: Program, state: RunState, event: EventBody): RunState {
  const applier = appliers[event.event] as Applier<EventBody['event']>;
  applier(program, state, event);
  return state;
}

/** A decided outcome stands: what comes after the last step cannot turn a success into a rollback. */
function stopRun(state: RunState, cause: 'cancel' | 'timeout', message: string): void {
  const root = state.frames[''];
  if (root === undefined || root.phase === 'finally' || root.phase === 'closed') return;
  unwind(state, { scope: '', cause, step: undefined, error: { message } });
}
