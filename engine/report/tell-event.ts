import type { EventBody } from '../journal/event.ts';
import type { RunState } from '../run/state.ts';
import { formatElapsed } from './elapsed.ts';
import type { ProgressRow, RunProgress } from './run-progress.ts';
import { tellRunEvent } from './tell-run-event.ts';
import type { Told } from './tell-run-event.ts';

function tookOf(row: ProgressRow | undefined): string {
  if (row?.since === undefined || row.until === undefined) return '';
  return ` (${formatElapsed(row.until - row.since)})`;
}

function triesOf(row: ProgressRow | undefined): string {
  if (row === undefined || row.attempts <= 1) return '';
  return ` (attempt ${row.attempt} of ${row.attempts})`;
}

/** An event in words; undefined when it says nothing to people. */
export function tellEvent(event: EventBody, state: RunState, progress: RunProgress): Told | undefined {
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
      return tellRunEvent(event, state);
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
