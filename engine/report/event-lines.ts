import type { JournalEvent } from '../journal/event.ts';
import type { Program, Step } from '../runbook/runbook.ts';
import type { RunState } from '../run/state.ts';
import { pad, printable } from './display-width.ts';
import type { RunProgress } from './run-progress.ts';
import type { Paint } from './style.ts';
import { tellEvent } from './tell-event.ts';

const wordWidth = 9;
const widestKey = 36;

/** The width of the column of step keys: what the steps of a program need, up to a limit. */
export function keyColumn(program: Program): number {
  const depthLimit = 4;
  const longest = (key: string, depth: number): number => {
    const runbook = program.runbooks[key];
    if (runbook === undefined) return 0;
    const width = ({ id, body, foreach }: Step, section: string): number => {
      const inner = body.kind === 'call' && depth < depthLimit ? longest(body.runbook, depth + 1) + 1 : 0;
      return section.length + id.length + inner + (foreach === undefined ? 0 : '[00]'.length);
    };
    return Math.max(
      0,
      ...runbook.requires.map((step) => width(step, 'requires:')),
      ...runbook.steps.map((step) => width(step, '')),
      ...runbook.finally.map((step) => width(step, 'finally:')),
    );
  };
  return Math.min(widestKey, longest(program.root, 0));
}

/**
 * The lines that tell of one event, for a log: time, what, step, and how long it took. `progress`
 * has taken the event already. Events that say nothing to people give none.
 */
export function eventLines(
  event: JournalEvent,
  state: RunState,
  {
    progress,
    width,
    paint,
  }: { readonly progress: RunProgress; readonly width: number; readonly paint: Paint },
): string[] {
  const told = tellEvent(event, state, progress);
  if (told === undefined) return [];
  const word = paint(told.tone, pad(told.word, wordWidth));
  const key = told.key === '' ? '' : `${pad(shownKey(told.key), width)}  `;
  const indent = ' '.repeat('00:00:00 '.length + wordWidth + 1 + (told.key === '' ? 0 : width + 2));
  return [
    `${paint('faint', event.at.slice(11, 19))} ${word} ${key}${printable(told.text)}`.trimEnd(),
    ...(told.more ?? []).map((line) => `${indent}${printable(line)}`.trimEnd()),
  ];
}

/** A key as people read it: the word beside it says that a step is taken back. */
function shownKey(key: string): string {
  return printable(key.replace(/!(?:undo|\d+)$/, '').replaceAll(/!(?:undo|\d+)/g, ' undo'));
}
