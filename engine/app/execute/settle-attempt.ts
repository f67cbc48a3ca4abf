import type { AttemptResult, EventBody, InterruptVerdict } from '../../journal/event.ts';
import type { Command } from '../../run/command.ts';
import { maskVerdict } from '../mask-result.ts';
import { stepErrorOf } from '../step-error.ts';
import { limited } from './limited.ts';
import { look } from './prepare-call.ts';
import type { ExecutorParts } from './prepare-call.ts';

type Settle = Extract<Command, { kind: 'settle' }>;

/** Milliseconds that looking at a point of no return may take: whoever cancelled waits for it. */
const lookLimit = 10_000;
const never = new AbortController().signal;

/** Asks an action what an attempt that was cut off has done. Never rejects. */
export async function settle(parts: ExecutorParts, command: Settle, signal: AbortSignal): Promise<EventBody> {
  const verdict = await verdictInTime(parts, command, signal);
  return { event: 'interrupt-settled', step: command.step, verdict: maskVerdict(parts.masker, verdict) };
}

/**
 * What came of an attempt at a point of no return that failed, was cancelled or ran out of time, when the action says
 * that its work is done all the same; otherwise undefined. Never rejects.
 */
export async function passedAnyway(
  parts: ExecutorParts,
  { step, call, pointOfNoReturn: captured }: Extract<Command, { kind: 'attempt' }>,
): Promise<AttemptResult | undefined> {
  if (captured === undefined) return undefined;
  const verdict = await verdictInTime(
    parts,
    { kind: 'settle', step, call, captured, timeout: lookLimit },
    never,
  );
  if (verdict.kind !== 'done') return undefined;
  return { kind: 'succeeded', outputs: verdict.outputs, changed: verdict.changed };
}

async function verdictInTime(
  parts: ExecutorParts,
  command: Settle,
  signal: AbortSignal,
): Promise<InterruptVerdict> {
  const verdict = await limited(command.timeout, signal, (both) => settleVerdict(parts, command, both)).catch(
    (error: unknown): InterruptVerdict => ({
      kind: 'rollback',
      found: `cut off, and what it did cannot be told: ${stepErrorOf(error).message}`,
    }),
  );
  if (verdict !== 'cancelled' && verdict !== 'timed-out') return verdict;
  return { kind: 'rollback', found: 'cut off, and what it did could not be told in time' };
}

async function settleVerdict(
  parts: ExecutorParts,
  command: Settle,
  signal: AbortSignal,
): Promise<InterruptVerdict> {
  const own = command.captured?.own ?? null;
  const settlement = await look(
    parts,
    command.step,
    command.call,
    signal,
    async ({ action, input, context }) => action.settle?.(input, own, context),
  );
  switch (settlement?.verdict) {
    case 'done':
      return { kind: 'done', outputs: settlement.outputs, changed: settlement.changed };
    case 'not-started':
      return { kind: 'rerun' };
    case 'half-done':
      return { kind: 'rollback', found: `cut off half done: ${settlement.found}` };
    case undefined:
      return { kind: 'rollback', found: 'cut off, and the action cannot tell what it did' };
  }
}
