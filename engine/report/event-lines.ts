import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { EventBody, JournalEvent } from '../journal/event.ts';
import type { Program, Step } from '../runbook/runbook.ts';
import type { RunState } from '../run/state.ts';
import { pad, printable } from './display-width.ts';
import { formatElapsed } from './elapsed.ts';
import { outcomeWord } from './outcome-word.ts';
import type { ProgressRow, RunProgress } from './run-progress.ts';
import type { Paint, Tone } from './style.ts';

/** One event in words; the key is empty where the whole run is meant. */
interface Told {
  readonly word: string;
  readonly tone: Tone;
  readonly key: string;
  readonly text: string;
  readonly more?: readonly string[];
}

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
  const told = tell(event, state, progress);
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

function tookOf(row: ProgressRow | undefined): string {
  if (row?.since === undefined || row.until === undefined) return '';
  return ` (${formatElapsed(row.until - row.since)})`;
}

function triesOf(row: ProgressRow | undefined): string {
  if (row === undefined || row.attempts <= 1) return '';
  return ` (attempt ${row.attempt} of ${row.attempts})`;
}

function tell(event: EventBody, state: RunState, progress: RunProgress): Told | undefined {
  switch (event.event) {
    case 'attempt-started':
      return tellStart(event.step, event.attempt, progress);
    case 'attempt-finished':
      return tellFinish(event, state, progress);
    case 'step-skipped':
      return { word: 'skipped', tone: 'faint', key: event.step, text: progress.row(event.step)?.title ?? '' };
    case 'step-failed':
      return {
        word: 'FAILED',
        tone: 'bad',
        key: event.step,
        text: event.error.message,
        ...helpOf(event.error),
      };
    case 'failure-tolerated':
      return { word: 'goes on', tone: 'warn', key: event.step, text: 'its failure is tolerated' };
    case 'interrupt-settled':
      return tellInterrupt(event);
    case 'approval-requested':
      return { word: 'asks', tone: 'accent', key: event.step, text: event.message };
    case 'approval-given':
      return { word: 'agreed', tone: 'good', key: event.step, text: `by ${event.by}` };
    case 'approval-denied':
      return { word: 'refused', tone: 'bad', key: event.step, text: `by ${event.by}` };
    case 'finish-reached':
      return { word: 'finish', tone: 'good', key: event.step, text: event.message };
    case 'frame-opened':
      return event.frame === ''
        ? undefined
        : { word: 'start', tone: 'plain', key: event.frame.slice(0, -1), text: `runbook ${event.runbook}` };
    case 'frame-closed':
      return tellFrameEnd(event.frame, state, progress);
    case 'items-expanded':
      return { word: 'start', tone: 'plain', key: event.step, text: `${event.items.length} items` };
    case 'outputs-failed':
      return { word: 'FAILED', tone: 'bad', key: event.frame.slice(0, -1), text: event.error.message };
    case 'run-resumed':
    case 'locks-held':
    case 'lock-refused':
    case 'cancel-requested':
    case 'run-timed-out':
    case 'run-waiting':
    case 'undo-started':
    case 'run-finished':
    case 'run-resolved':
      return tellRun(event, state);
    case 'run-started':
    case 'captured':
    case 'retry-due':
    case 'frame-done':
      return undefined;
  }
}

function tellStart(key: string, attempt: number, progress: RunProgress): Told {
  const row = progress.row(key);
  const again = attempt > 1 ? triesOf(row) : '';
  const word = key.includes('!') ? 'undo' : 'start';
  return { word, tone: 'plain', key, text: `${row?.title ?? ''}${again}` };
}

function tellFinish(
  { step, result }: Extract<EventBody, { readonly event: 'attempt-finished' }>,
  state: RunState,
  progress: RunProgress,
): Told {
  const row = progress.row(step);
  const took = tookOf(row);
  const undo = step.includes('!');
  switch (result.kind) {
    case 'succeeded': {
      const same = row?.status === 'unchanged' && !undo;
      const word = undo ? 'undone' : same ? 'unchanged' : 'done';
      return { word, tone: same ? 'faint' : 'good', key: step, text: `${row?.title ?? ''}${took}` };
    }
    case 'cancelled':
      return { word: 'cancelled', tone: 'warn', key: step, text: `${row?.title ?? ''}${took}` };
    case 'failed':
    case 'timed-out': {
      const { error } = result;
      const again = state.steps[step]?.status === 'retry-waiting';
      if (again) return { word: 'retry', tone: 'warn', key: step, text: `${error.message}${triesOf(row)}` };
      const [first, ...printed] = failureLines(error.message, row?.tail ?? []);
      const text = `${first}${triesOf(row)}${took}`;
      const more = [...helpOf(error).more, ...printed.map((line) => `| ${line}`)];
      return { word: 'FAILED', tone: 'bad', key: step, text, more };
    }
  }
}

/** The first line of what went wrong, then what was printed at the end, each line once: messages quote programs. */
function failureLines(message: string, tail: readonly string[]): readonly [string, ...string[]] {
  const [first = '', ...quoted] = message.split('\n');
  const unseen = quoted.filter((line) => !tail.includes(line));
  return [first, ...unseen, ...tail.filter((line) => !first.endsWith(`: ${line}`))];
}

function helpOf({ help }: { readonly help?: string }): { readonly more: readonly string[] } {
  return { more: help === undefined || help === '' ? [] : [`help: ${help}`] };
}

function tellFrameEnd(frame: string, state: RunState, progress: RunProgress): Told | undefined {
  if (frame === '') return undefined;
  const key = frame.slice(0, -1);
  const row = progress.row(key);
  const outcome = state.frames[frame]?.outcome;
  if (row === undefined) return undefined;
  const good = outcome === undefined || outcome === 'succeeded' || outcome === 'unchanged';
  return {
    word: good ? 'done' : 'ended',
    tone: good ? 'good' : 'bad',
    key,
    text: `${row.title}${good ? '' : `: ${outcome}`}${tookOf(row)}`,
  };
}

function tellInterrupt({
  step,
  verdict,
}: Extract<EventBody, { readonly event: 'interrupt-settled' }>): Told | undefined {
  const about = { word: 'cut off', tone: 'warn', key: step } as const;
  switch (verdict.kind) {
    case 'done':
      return { ...about, text: 'had done its work' };
    case 'rerun':
      return { ...about, text: 'runs again' };
    case 'rollback':
      return { ...about, text: `is undone: ${verdict.found}` };
    case 'abandoned':
      return { ...about, word: 'given up', text: '' };
  }
}

type RunEvent = Extract<
  EventBody,
  {
    readonly event:
      | 'run-resumed'
      | 'locks-held'
      | 'lock-refused'
      | 'cancel-requested'
      | 'run-timed-out'
      | 'run-waiting'
      | 'undo-started'
      | 'run-finished'
      | 'run-resolved';
  }
>;

/** What `runbook explain` knows a refusal by. */
const refusalCodes = {
  held: 'RB701',
  unfinished: 'RB702',
  unreachable: 'RB707',
} as const satisfies Readonly<Record<string, DiagnosticCode>>;

function tellRun(event: RunEvent, state: RunState): Told | undefined {
  const run = { tone: 'plain', key: '' } as const;
  switch (event.event) {
    case 'run-resumed':
      return { ...run, word: 'resumes', text: `${event.verb}, by ${event.by}` };
    case 'locks-held':
      return event.locks.length === 0
        ? undefined
        : { ...run, word: 'locked', text: event.locks.join(', '), tone: 'faint' };
    case 'lock-refused':
      return {
        ...run,
        word: 'REFUSED',
        tone: 'bad',
        text: `${event.message} [${refusalCodes[event.reason]}]`,
      };
    case 'cancel-requested':
      return { ...run, word: 'cancel', tone: 'warn', text: `asked for by ${event.by}` };
    case 'run-timed-out':
      return { ...run, word: 'timeout', tone: 'bad', text: "the run's own time limit is reached" };
    case 'run-waiting':
      return { ...run, word: 'waits', tone: 'accent', text: `for ${event.steps.join(', ')}` };
    case 'undo-started':
      if (state.undo.length === 0) return undefined;
      return {
        ...run,
        word: 'undo',
        tone: 'warn',
        text: event.scope === '' ? 'everything, last first' : event.scope,
      };
    case 'run-finished':
      return { ...run, word: 'ends', text: outcomeWord(event.outcome) };
    case 'run-resolved':
      return { ...run, word: 'resolved', text: `by ${event.by}: ${event.reason}` };
  }
}
