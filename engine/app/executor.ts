import type { AttemptResult, Captured, EventBody } from '../journal/event.ts';
import type { Command } from '../run/command.ts';
import { capture } from './execute/capture-facts.ts';
import { limited } from './execute/limited.ts';
import { prepare } from './execute/prepare-call.ts';
import type { ExecutorParts, Prepared } from './execute/prepare-call.ts';
import { passedAnyway, settle } from './execute/settle-attempt.ts';
import { maskResult } from './mask-result.ts';
import { stepErrorOf } from './step-error.ts';

type Attempt = Extract<Command, { kind: 'attempt' }>;

/** Carries out the commands that touch the world. It never rejects: a failure is an event. */
export interface Executor {
  attempt(command: Attempt, signal: AbortSignal): Promise<EventBody>;
  capture(command: Extract<Command, { kind: 'capture' }>, signal: AbortSignal): Promise<EventBody>;
  settle(command: Extract<Command, { kind: 'settle' }>, signal: AbortSignal): Promise<EventBody>;
}

/** Makes the executor of one run. */
export function createExecutor(parts: ExecutorParts): Executor {
  return {
    attempt: (command, signal) => attempt(parts, command, signal),
    capture: (command, signal) => capture(parts, command, signal),
    settle: (command, signal) => settle(parts, command, signal),
  };
}

async function attempt(parts: ExecutorParts, command: Attempt, signal: AbortSignal): Promise<EventBody> {
  const ended = await attemptResult(parts, command, signal).catch((error: unknown): AttemptResult => ({
    kind: 'failed',
    error: stepErrorOf(error),
  }));
  const said =
    ended === 'timed-out' ? timedOut(command.timeout) : ended === 'cancelled' ? { kind: ended } : ended;
  const result = await unlessPassed(parts, command, maskResult(parts.masker, said));
  return { event: 'attempt-finished', step: command.step, attempt: command.attempt, result };
}

/** At a point of no return it counts what was done, not what was said. */
async function unlessPassed(
  parts: ExecutorParts,
  command: Attempt,
  said: AttemptResult,
): Promise<AttemptResult> {
  if (said.kind === 'succeeded') return said;
  const passed = await passedAnyway(parts, command);
  if (passed === undefined) return said;
  const why = 'error' in said ? said.error.message : 'it was cancelled';
  parts.onOutput(command.step, command.attempt, [`the point of no return was passed all the same: ${why}`]);
  return maskResult(parts.masker, passed);
}

function timedOut(timeout: number): AttemptResult {
  return { kind: 'timed-out', error: { message: `timed out after ${timeout / 1000} s` } };
}

async function attemptResult(
  parts: ExecutorParts,
  command: Attempt,
  signal: AbortSignal,
): Promise<AttemptResult | 'timed-out' | 'cancelled'> {
  return limited(command.timeout, signal, async (both): Promise<AttemptResult> => {
    const { step, attempt: number } = command;
    const prepared = await prepare(parts, { step, attempt: number, part: '' }, command.call, both);
    try {
      if (command.undo !== undefined) return await undo(prepared, command.undo);
      const { outputs, changed } = await prepared.action.execute(prepared.input, prepared.context);
      return { kind: 'succeeded', outputs, changed };
    } finally {
      prepared.flush();
    }
  });
}

async function undo(prepared: Prepared, captured: Captured): Promise<AttemptResult> {
  const { compensation, name } = prepared.action;
  if (compensation.kind !== 'inverse') throw new Error(`${name} has no inverse`);
  await compensation.undo(prepared.input, captured.own, prepared.context);
  return { kind: 'succeeded', outputs: {}, changed: true };
}
