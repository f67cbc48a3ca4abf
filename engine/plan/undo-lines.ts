import type { Step } from '../runbook/runbook.ts';

/** What a step does, in a word or two: its action, or what it calls. */
export function doesOf(step: Step): string {
  switch (step.body.kind) {
    case 'action':
      return step.body.action;
    case 'call':
      return `runbook ${step.body.runbook}`;
    case 'approval':
      return 'approval';
    case 'finish':
      return 'finish';
  }
}

/** How a step is taken back, one line for each part of it; empty when there is nothing to take back. */
export function undoLines(step: Step): readonly string[] {
  switch (step.undo.kind) {
    case 'none':
    case 'irreversible':
      return [];
    case 'inverse':
      return [step.undo.summary];
    case 'steps':
      return step.undo.steps.map((rollback) => rollback.name ?? doesOf(rollback));
  }
}
