import type { EventBody } from '../../journal/event.ts';
import type { RunState, UndoEntry } from '../state.ts';
import { unwind } from './failure.ts';

type Resumed = Extract<EventBody, { readonly event: 'run-resumed' }>;

/** A dead engine's attempts were cut off; whoever carries the run on says what for. */
export function applyResumed(state: RunState, event: Resumed): void {
  for (const key of Object.keys(state.active)) {
    const step = state.steps[key];
    if (step?.status === 'running') step.status = 'interrupted';
  }
  if (event.verb === 'rollback') rollBack(state, event);
}

function rollBack(state: RunState, event: Resumed): void {
  if (state.phase !== 'ended') {
    unwind(state, {
      scope: '',
      cause: 'rollback',
      step: undefined,
      error: { message: `rolled back by ${event.by}` },
    });
  } else {
    reopen(state);
  }
  for (const entry of state.undo) retryEntry(state, entry, event);
}

function reopen(state: RunState): void {
  state.phase = 'going';
  delete state.outcome;
  const known = state.unwinding[''];
  state.unwinding[''] = {
    scope: '',
    cause: known?.cause ?? 'rollback',
    step: known?.step,
    error: known?.error,
    stage: 'undoing',
  };
}

function retryEntry(state: RunState, entry: UndoEntry, event: Resumed): void {
  if (event.skip !== undefined && entry.step in event.skip) {
    if (entry.status !== 'undone') entry.status = 'repaired';
    return;
  }
  const again =
    entry.status === 'failed' ||
    entry.status === 'blocked' ||
    (entry.status === 'sealed' && entry.sealedBy === '' && event.pastCommit === true);
  if (!again) return;
  entry.status = 'registered';
  forgetAttempts(state, entry);
}

/** A rollback that is tried again has all its attempts again. */
function forgetAttempts(state: RunState, entry: UndoEntry): void {
  const suffix = entry.kind === 'inverse' ? 'undo' : String(entry.next);
  delete state.steps[`${entry.step}!${suffix}`];
}
