import type { Program } from '../runbook/runbook.ts';
import type { RunState } from './state.ts';
import { isAncestor } from './graph.ts';
import { frameAt, runbookOf } from './locate.ts';
import { callerOf, parseKey } from './step-key.ts';
import type { KeyParts } from './step-key.ts';

/** The key and its callers, outermost first. */
function chainOf(key: string): readonly KeyParts[] {
  const parts = parseKey(key);
  const caller = callerOf(parts.frame);
  return caller === undefined ? [parts] : [...chainOf(caller), parts];
}

/** Whether the step `earlier` has to end before the step `later` can start, across runbooks that call one another. */
export function comesBefore(program: Program, state: RunState, earlier: string, later: string): boolean {
  const left = chainOf(earlier);
  const right = chainOf(later);
  for (let depth = 0; depth < Math.min(left.length, right.length); depth += 1) {
    const a = left[depth];
    const b = right[depth];
    if (a === undefined || b === undefined) return false;
    if (a.id !== b.id) {
      return isAncestor(runbookOf(program, frameAt(state, a.frame)), a.id, b.id);
    }
    if (a.index !== b.index) return false;
  }
  return false;
}
