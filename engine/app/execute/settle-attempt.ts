import type { EventBody, InterruptVerdict } from '../../journal/event.ts';
import type { Command } from '../../run/command.ts';
import { maskVerdict } from '../mask-result.ts';
import { stepErrorOf } from '../step-error.ts';
import { limited } from './limited.ts';
import { look } from './prepare-call.ts';
import type { ExecutorParts } from './prepare-call.ts';

/** Asks an action what an attempt that was cut off has done. Never rejects. */
export async function settle(
  parts: ExecutorParts,
  command: Extract<Command, { kind: 'settle' }>,
  signal: AbortSignal,
): Promise<EventBody> {
  const { step } = command;
  const verdict = await limited(command.timeout, signal, (both) => settleVerdict(parts, command, both)).catch(
    (error: unknown): InterruptVerdict => ({
      kind: 'rollback',
      found: `cut off, and what it did cannot be told: ${stepErrorOf(error).message}`,
    }),
  );
  if (verdict === 'cancelled' || verdict === 'timed-out') {
    const found = 'cut off, and what it did could not be told in time';
    return { event: 'interrupt-settled', step, verdict: { kind: 'rollback', found } };
  }
  return { event: 'interrupt-settled', step, verdict: maskVerdict(parts.masker, verdict) };
}

async function settleVerdict(
  parts: ExecutorParts,
  command: Extract<Command, { kind: 'settle' }>,
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
