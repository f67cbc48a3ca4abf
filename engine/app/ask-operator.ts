import type { EventBody } from '../journal/event.ts';
import type { Command } from '../run/command.ts';
import type { RunState } from '../run/state.ts';
import { parseKey } from '../run/step-key.ts';
import type { Operator } from './run-observer.ts';

/** Who can be asked, and what was agreed to beforehand. */
interface Asked {
  readonly operator: Operator | undefined;
  /** Steps that are agreed to beforehand; `all` stands for every one. */
  readonly approvals: ReadonlySet<string>;
  readonly by: string;
}

/** What came of a question; undefined when nobody asks it any more. */
type Answer = EventBody | 'wait' | undefined;

/** Asks for agreement to an approval step. */
export async function askApproval(
  { approvals, operator, by }: Asked,
  { step, message, confirm }: Extract<Command, { readonly kind: 'ask' }>,
  state: RunState,
  signal: AbortSignal,
): Promise<Answer> {
  if (approvals.has('all') || approvals.has(step) || approvals.has(parseKey(step).id)) {
    return { event: 'approval-given', step, by };
  }
  if (operator === undefined) return 'wait';
  const answer = await operator.approve({ step, message, confirm, state, signal });
  if (signal.aborted) return undefined;
  if (answer === 'wait') return 'wait';
  return { event: answer === 'yes' ? 'approval-given' : 'approval-denied', step, by };
}

/** Asks what to do about an interrupted attempt whose effect cannot be told from the world. */
export async function askHowToGoOn({ operator }: Asked, step: string, signal: AbortSignal): Promise<Answer> {
  const answer = (await operator?.choose({ step, signal })) ?? 'wait';
  if (signal.aborted) return undefined;
  if (answer === 'wait') return 'wait';
  const verdict =
    answer === 'rerun'
      ? ({ kind: 'rerun' } as const)
      : ({ kind: 'rollback', found: 'cut off by a crash, and rolled back on request' } as const);
  return { event: 'interrupt-settled', step, verdict };
}
