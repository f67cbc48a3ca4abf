import type { Command } from './command.ts';
import { Commands } from './decide/commands.ts';
import { decideActive } from './decide/active.ts';
import { decideFrame } from './decide/frame.ts';
import { decideUnwinding } from './decide/unwinding.ts';
import { runEnd } from './outcome.ts';
import type { RunSettings } from './settings.ts';
import type { RunState } from './state.ts';

/**
 * What is to be done next: pure, and the same for every engine that holds the same state.
 * `issued` names the commands that this engine is carrying out already. An empty answer while
 * nothing is issued means that the run has ended or waits for somebody.
 */
export function decide(
  settings: RunSettings,
  state: RunState,
  issued: ReadonlySet<string>,
): readonly Command[] {
  if (state.phase !== 'going') return [];
  const commands = new Commands(issued);
  for (const key of Object.keys(state.active)) decideActive(settings, state, key, commands);
  for (const scope of Object.keys(state.unwinding)) {
    decideUnwinding(settings, state, scope, commands);
  }
  for (const path of Object.keys(state.openFrames)) decideFrame(settings, state, path, commands);
  if (state.frames['']?.phase === 'closed' && !('' in state.unwinding)) {
    commands.add({ kind: 'record', event: runEnd(state) });
  }
  return commands.list;
}
