import type { BoundPlan } from '../plan/plan.ts';
import { isAncestor } from '../run/graph.ts';
import { locate } from '../run/locate.ts';
import type { RunState } from '../run/state.ts';
import { keyOf } from '../run/step-key.ts';
import { printable, wrap } from './display-width.ts';
import { keptSteps } from './kept-steps.ts';
import { shortTitle } from './step-title.ts';
import type { Paint } from './style.ts';

/** What somebody who is asked to agree has to know: the question, what happens next, and what can still be undone. */
export function approvalLines(
  plan: BoundPlan,
  state: RunState,
  { step, message }: { readonly step: string; readonly message: string },
  { width, paint }: { readonly width: number; readonly paint: Paint },
): string[] {
  const { runbook, parts } = locate(plan.program, state, step);
  const next = runbook.steps.filter(
    ({ id }) =>
      isAncestor(runbook, parts.id, id) && state.steps[keyOf(parts.frame, 'steps', id)] === undefined,
  );
  const undoable = state.undo.filter(
    ({ status, kind }) => status === 'registered' && kind !== 'irreversible',
  );
  const lost = state.undo.filter(({ status, kind }) => status === 'sealed' || kind === 'irreversible');
  const facts: [string, readonly string[]][] = [
    [
      'next',
      next.map((each) => `${each.id}: ${shortTitle(each)}${each.commit ? '; behind it is no way back' : ''}`),
    ],
    ['can be undone', undoable.map((entry) => entry.step).toReversed()],
    ['stays in any case', keptSteps(lost)],
  ];
  const lines = [paint('accent', `? ${printable(step)}`), ...wrap(printable(message), width)];
  for (const [word, values] of facts) {
    if (values.length === 0) continue;
    lines.push(paint('faint', `${word}:`));
    for (const value of values) {
      for (const [index, line] of wrap(printable(value), width - 4).entries()) {
        lines.push(`${index === 0 ? '  - ' : '    '}${line}`);
      }
    }
  }
  return lines;
}
