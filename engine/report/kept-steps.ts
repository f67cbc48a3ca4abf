import type { UndoEntry } from '../run/state.ts';
import { callerOf } from '../run/step-key.ts';

/** Keys of steps whose effect stays; what a called runbook has committed counts as one, its caller. */
export function keptSteps(entries: readonly UndoEntry[]): readonly string[] {
  const keys = entries.map(({ step, sealedBy }) =>
    sealedBy === undefined ? step : (callerOf(sealedBy) ?? step),
  );
  return [...new Set(keys)];
}
