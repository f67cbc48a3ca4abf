import type { Action } from '../actions/define-action.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { isProgram } from './action-outputs.ts';
import { flagAt } from './read-node.ts';
import { report } from './resolution.ts';
import type { StepOutline } from './step-outline.ts';

const everywhere = ['id', 'name', 'uses', 'run', 'with', 'if'];
const control = [...everywhere, 'needs'];
const call = [...control, 'foreach', 'continueOnError', 'commit'];

/** Keys that only steps under `steps` have, and what to do instead. */
const graphOnly: { readonly [key: string]: string } = {
  needs: 'these steps run one after the other, as they are written',
  foreach: 'repeat the step, or put the loop into a script',
  rollback: 'what is done here is not undone',
  irreversible: 'what is done here is not undone, so it need not say so',
  capture: 'put it on the step under `steps`',
  onInterrupt: 'after an interruption these steps run again',
};

const kindWords = {
  approval: 'an approval',
  finish: 'a `finish`',
  call: 'a step that calls a runbook or composite',
} as const;

/** Reports keys that mean nothing on a step of this kind or at this place. */
export function checkStepKeys(step: StepOutline, problems: Diagnostic[]): void {
  for (const { key, keySpan } of step.node.entries) {
    if (step.section !== 'steps' && (key === 'commit' || graphOnly[key] !== undefined)) {
      reportMisplaced(step, key, keySpan, problems);
    } else if (step.what.kind === 'action') checkActionKey(step, step.what.action, key, keySpan, problems);
    else if (step.what.kind !== 'broken') checkControlKey(step.what.kind, key, keySpan, problems);
  }
}

function reportMisplaced({ section }: StepOutline, key: string, keySpan: Span, problems: Diagnostic[]): void {
  if (key === 'commit') {
    report(problems, 'RB408', `a step under \`${section}\` cannot be the point of no return`, keySpan, {
      help: 'put `commit: true` on one of `steps`',
    });
    return;
  }
  report(problems, 'RB338', `\`${key}\` means nothing under \`${section}\``, keySpan, {
    help: graphOnly[key],
  });
}

function checkControlKey(
  kind: keyof typeof kindWords,
  key: string,
  keySpan: Span,
  problems: Diagnostic[],
): void {
  if ((kind === 'call' ? call : control).includes(key)) return;
  report(problems, 'RB338', `\`${key}\` means nothing on ${kindWords[kind]}`, keySpan, {
    help: kind === 'call' ? 'put it on the steps of what is called' : 'leave it out',
  });
}

function checkActionKey(
  step: StepOutline,
  action: Action,
  key: string,
  keySpan: Span,
  problems: Diagnostic[],
): void {
  if (key === 'effect' && !isProgram(action)) {
    report(
      problems,
      'RB409',
      `\`${action.name}\` declares its effect itself: \`${action.effect}\``,
      keySpan,
      {
        help: 'leave `effect` out',
      },
    );
  }
  if (key === 'plan' && flagAt(step.node, 'plan')) checkPlan(step, keySpan, problems);
}

function checkPlan(step: StepOutline, keySpan: Span, problems: Diagnostic[]): void {
  if (step.what.kind !== 'action') return;
  if (!isProgram(step.what.action)) {
    report(problems, 'RB409', '`plan` is for scripts and commands', keySpan, {
      help: 'leave it out; a plan executes built-in reads anyway',
    });
  } else if (step.effect !== 'read') {
    report(problems, 'RB409', 'a plan changes nothing, and this step counts as a change', keySpan, {
      help: 'when it only reads, say `effect: read` as well',
    });
  }
}

/** Reports steps that cannot stand where they do. */
export function checkStepPlace(step: StepOutline, problems: Diagnostic[]): void {
  const { section, what } = step;
  if (section === 'steps' || what.kind === 'broken') return;
  const span = step.named?.span ?? step.span;
  if (what.kind === 'approval' || what.kind === 'finish') {
    report(problems, 'RB339', `${kindWords[what.kind]} cannot stand under \`${section}\``, span, {
      help: 'put it among `steps`',
    });
  } else if (what.kind === 'call') {
    report(problems, 'RB339', `nothing can be called under \`${section}\``, span, {
      help: 'write the steps themselves here',
    });
  } else if ((section === 'requires' || section === 'invariants') && step.effect === 'change') {
    report(problems, 'RB339', `what stands under \`${section}\` only reads`, span, {
      help: isProgram(what.action)
        ? 'when it only reads, say `effect: read`'
        : 'use an action that reads, such as `assert`',
    });
  }
}
