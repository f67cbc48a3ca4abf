import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { entryOf } from '../parse/syntax-tree.ts';
import { flagAt } from './read-node.ts';
import { report } from './resolution.ts';
import type { StepOrder } from './step-order.ts';
import type { StepOutline } from './step-outline.ts';

/**
 * Reports points of no return inside a composite, and changes of which nobody could say whether
 * they come before or after one.
 */
export function checkCommits(
  steps: readonly StepOutline[],
  order: StepOrder,
  isComposite: boolean,
  problems: Diagnostic[],
): void {
  const commits = steps.filter((step) => flagAt(step.node, 'commit'));
  for (const commit of commits) {
    const span = entryOf(commit.node, 'commit')?.keySpan ?? commit.span;
    if (isComposite) {
      report(problems, 'RB405', 'a composite action cannot hold a point of no return', span, {
        help: 'put `commit: true` on the step that uses it',
      });
      continue;
    }
    for (const step of steps) {
      if (step === commit || step.effect !== 'change') continue;
      if (order.precedes(step.id, commit.id) || order.precedes(commit.id, step.id)) continue;
      report(
        problems,
        'RB404',
        `\`${step.id}\` comes neither before nor after the point of no return`,
        step.span,
        {
          secondary: [{ span, text: `\`${commit.id}\` is the point of no return` }],
          help: `add \`${step.id}\` to the \`needs\` of \`${commit.id}\`, or the other way round`,
        },
      );
    }
  }
}
