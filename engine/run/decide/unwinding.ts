import type { RunState, StepStatus, UndoEntry } from '../state.ts';
import { isWithin, parseKey } from '../step-key.ts';
import type { RunSettings } from '../settings.ts';
import type { Commands } from './commands.ts';
import { frameOutcome, runEnd } from '../outcome.ts';
import { startStep } from './start.ts';

/** Takes a scope one step further through stopping, undoing in reverse order of first start, and closing. */
export function decideUnwinding(
  settings: RunSettings,
  state: RunState,
  scope: string,
  commands: Commands,
): void {
  const unwinding = state.unwinding[scope];
  if (unwinding === undefined) return;
  if (unwinding.stage === 'stopping') {
    if (!isQuiet(state, scope)) return;
    commands.add({ kind: 'record', event: { event: 'undo-started', scope } });
    return;
  }
  const entry = nextUndo(state, scope);
  if (entry === undefined) closeScope(state, scope, commands);
  else undo(settings, state, entry, commands);
}

const quiet: ReadonlySet<StepStatus> = new Set(['open', 'succeeded', 'skipped', 'failed', 'cancelled']);

/** Nothing of the scope is under way; an inner scope that is being undone is. */
function isQuiet(state: RunState, scope: string): boolean {
  const busy = Object.keys(state.active).some((key) => {
    const status = state.steps[key]?.status ?? 'cancelled';
    return key !== scope && isWithin(key, scope) && !quiet.has(status);
  });
  return !busy && !openFrames(state, scope).some((path) => state.frames[path]?.phase === 'finally');
}

function openFrames(state: RunState, scope: string): readonly string[] {
  return Object.keys(state.openFrames).filter((path) => isWithin(path, scope));
}

function nextUndo(state: RunState, scope: string): UndoEntry | undefined {
  return state.undo.findLast(
    (entry) => entry.status === 'registered' && entry.kind !== 'irreversible' && isWithin(entry.step, scope),
  );
}

function undo(settings: RunSettings, state: RunState, entry: UndoEntry, commands: Commands): void {
  const key = `${entry.step}!${entry.kind === 'inverse' ? 'undo' : entry.next}`;
  if (state.steps[key] === undefined) startStep(settings, state, key, commands);
}

/** Closes the runbooks of the scope, the innermost first, and then ends the scope itself. */
function closeScope(state: RunState, scope: string, commands: Commands): void {
  const open = openFrames(state, scope);
  const deepest = open.toSorted((left, right) => depth(right) - depth(left))[0];
  if (deepest !== undefined) {
    if (state.frames[deepest]?.phase === 'finally') return;
    const outcome = frameOutcome(state, scope);
    commands.add({
      kind: 'record',
      event: { event: 'frame-done', frame: deepest, outcome, outputs: {} },
    });
    return;
  }
  commands.add({
    kind: 'record',
    event: scope === '' ? runEnd(state) : { event: 'failure-tolerated', step: scope },
  });
}

function depth(path: string): number {
  return path === '' ? 0 : 1 + depth(parseKey(path.slice(0, -1)).frame);
}
