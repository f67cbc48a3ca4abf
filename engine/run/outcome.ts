import type { EventBody, Outcome } from '../journal/event.ts';
import type { RunState, UndoEntry, Unwinding } from './state.ts';
import { isWithin } from './step-key.ts';

/** What a scope that is being unwound ends as. */
export function frameOutcome(state: RunState, scope: string): Outcome {
  const cause = state.unwinding[scope]?.cause ?? 'step';
  const entries = state.undo.filter((entry) => isWithin(entry.step, scope));
  if (entries.some(isLeft)) return 'rollback-failed';
  if (remains(entries, scope).length > 0) return cause === 'cancel' ? 'cancelled' : 'failed';
  if (cause === 'cancel' || cause === 'denied') return 'cancelled';
  return entries.some(isUndone) ? 'rolled-back' : 'failed';
}

function isLeft({ status }: UndoEntry): boolean {
  return status === 'failed' || status === 'blocked';
}

function isUndone({ status }: UndoEntry): boolean {
  return status === 'undone' || status === 'repaired';
}

/** Effects that are still there: undo that failed, what lies before the run's own commit, and what cannot be undone. */
function remains(entries: readonly UndoEntry[], scope: string): readonly UndoEntry[] {
  return entries.filter(
    (entry) =>
      isLeft(entry) ||
      (entry.status === 'sealed' && entry.sealedBy === scope) ||
      (entry.status === 'registered' && entry.kind === 'irreversible'),
  );
}

/** Steps whose effect is still there although the run did not succeed. */
export function remainingSteps(state: RunState): readonly string[] {
  const entries = state.undo.filter(
    (entry) => entry.kind !== 'irreversible' || state.steps[entry.step]?.changed !== false,
  );
  return remains(entries, '').map((entry) => entry.step);
}

/** The last event of a run. */
export function runEnd(state: RunState): EventBody {
  const root = state.frames[''];
  const outcome = root?.outcome ?? frameOutcome(state, '');
  const unwinding = state.unwinding[''];
  const remaining = unwinding === undefined ? [] : remainingSteps(state);
  return {
    event: 'run-finished',
    outcome: unwinding === undefined ? outcome : frameOutcome(state, ''),
    exitCode: exitCodeOf(unwinding, remaining),
    outputs: root?.outputs ?? {},
    remaining,
  };
}

/** The exit codes of docs/cli: 0, 1, 4, 5, 7 or 130. */
function exitCodeOf(unwinding: Unwinding | undefined, remaining: readonly string[]): number {
  if (unwinding === undefined) return 0;
  if (remaining.length > 0) return 4;
  switch (unwinding.cause) {
    case 'lock':
      return 5;
    case 'requires':
      return 7;
    case 'cancel':
    case 'denied':
      return 130;
    case 'rollback':
      return 0;
    case 'step':
    case 'timeout':
      return 1;
  }
}
