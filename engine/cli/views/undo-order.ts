import type { JournalEvent } from '../../journal/event.ts';
import { undoneStep } from '../../run/step-key.ts';

/** Remembers in which order effects were taken back. */
export interface UndoOrder {
  readonly steps: readonly string[];
  take(event: JournalEvent): void;
}

/** Starts with nothing undone. */
export function followUndo(): UndoOrder {
  const steps: string[] = [];
  return {
    steps,
    take(event) {
      if (event.event !== 'attempt-started' || !event.step.includes('!')) return;
      const step = undoneStep(event.step);
      if (!steps.includes(step)) steps.push(step);
    },
  };
}
