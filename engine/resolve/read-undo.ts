import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { entryOf } from '../parse/syntax-tree.ts';
import type { OnInterrupt, Step, Undo } from '../runbook/runbook.ts';
import { scalarAt, textAt } from './read-node.ts';
import { report } from './resolution.ts';
import type { StepOutline } from './step-outline.ts';

/**
 * How a step under `steps` is taken back. `rollback` holds its rollback steps, read already.
 * Reports a change that says nothing, and words that contradict each other.
 */
export function readUndo(step: StepOutline, rollback: readonly Step[], problems: Diagnostic[]): Undo {
  const { node, what, effect } = step;
  const rollbackEntry = entryOf(node, 'rollback');
  const irreversible = entryOf(node, 'irreversible');
  if (what.kind !== 'action') return { kind: 'none' };
  if (effect === 'read') {
    for (const entry of [rollbackEntry, irreversible]) {
      if (entry === undefined) continue;
      report(problems, 'RB403', `\`${step.id}\` only reads, so there is nothing to undo`, entry.keySpan, {
        help: `leave \`${entry.key}\` out`,
      });
    }
    return { kind: 'none' };
  }
  if (rollbackEntry !== undefined && irreversible !== undefined) {
    report(
      problems,
      'RB402',
      `\`${step.id}\` cannot both have a rollback and be irreversible`,
      irreversible.keySpan,
      {
        secondary: [{ span: rollbackEntry.keySpan, text: 'the rollback' }],
        help: 'keep the one that is true',
      },
    );
  }
  if (rollbackEntry !== undefined) return { kind: 'steps', steps: rollback };
  if (irreversible !== undefined) return { kind: 'irreversible', reason: textAt(node, 'irreversible') ?? '' };
  return ownUndo(step, problems);
}

function ownUndo(step: StepOutline, problems: Diagnostic[]): Undo {
  if (step.what.kind !== 'action') return { kind: 'none' };
  const { compensation, name } = step.what.action;
  switch (compensation.kind) {
    case 'inverse':
      return { kind: 'inverse', summary: compensation.summary };
    case 'not-needed':
      return { kind: 'none' };
    case 'irreversible':
      return { kind: 'irreversible', reason: compensation.reason };
    case 'declared': {
      const isScript = entryOf(step.node, 'run') !== undefined || name === 'command';
      report(
        problems,
        'RB401',
        `\`${step.id}\` changes something and does not say how that is undone`,
        step.span,
        {
          help: `add \`rollback:\`, or \`irreversible: "<why>"\`${isScript ? ', or `effect: read` when it changes nothing' : ''}`,
        },
      );
      return { kind: 'none' };
    }
  }
}

const choices = ['rerun', 'probe', 'rollback', 'ask'] as const satisfies readonly OnInterrupt[];

/** What a resumed run does with an attempt that was cut off. */
export function readOnInterrupt(step: StepOutline, problems: Diagnostic[]): OnInterrupt {
  const node = scalarAt(step.node, 'onInterrupt');
  const settles = step.what.kind === 'action' && step.what.action.settle !== undefined;
  const chosen = choices.find((choice) => choice === node?.value);
  if (chosen === undefined) {
    if (step.effect === 'read') return 'rerun';
    return settles ? 'probe' : 'rollback';
  }
  if (chosen === 'probe' && node !== undefined && !settles && step.what.kind === 'action') {
    report(
      problems,
      'RB407',
      `\`${step.what.action.name}\` cannot tell whether an attempt had its effect`,
      node.span,
      {
        help: 'use `rerun` when the step is safe to run twice, else `rollback` or `ask`',
      },
    );
  }
  return chosen;
}
