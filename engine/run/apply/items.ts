import type { Json } from '../../runbook/json.ts';
import type { Program } from '../../runbook/runbook.ts';
import type { RunState } from '../state.ts';
import { begin, endContainer } from './step.ts';

/** The list of a `foreach` step is known, once and for all. */
export function applyItems(program: Program, state: RunState, key: string, items: readonly Json[]): void {
  const open = begin(program, state, key, 'open');
  open.items = items;
  open.itemsReady = items.map((_, index) => index);
  open.itemsLeft = items.length;
  open.itemFailures = 0;
  if (items.length === 0) endContainer(program, state, key, open);
}
