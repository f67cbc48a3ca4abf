import type { Captured, InterruptVerdict } from '../../journal/event.ts';
import type { Program } from '../../runbook/runbook.ts';
import type { RunState } from '../state.ts';
import { fail } from './failure.ts';
import { begin, complete, end } from './step.ts';

/** The facts of an undo are known: the step may start. */
export function applyCaptured(program: Program, state: RunState, key: string, captured: Captured): void {
  begin(program, state, key, 'captured').captured = captured;
}

/** What an attempt that was cut off turned out to be. */
export function applySettled(
  program: Program,
  state: RunState,
  key: string,
  verdict: InterruptVerdict,
): void {
  switch (verdict.kind) {
    case 'done':
      return complete(program, state, key, 'succeeded', verdict);
    case 'rerun':
      begin(program, state, key, 'retry-due');
      return;
    case 'rollback':
      return fail(program, state, key, { message: verdict.found });
    case 'abandoned':
      end(program, state, key, 'cancelled');
      return;
  }
}
