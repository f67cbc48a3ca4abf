import type { JournalEvent } from '../journal/event.ts';
import type { ExpectedDuration } from '../plan/plan.ts';
import { callerOf } from './step-key.ts';

/** How long a run and its steps took, in milliseconds. */
export interface Durations {
  /** Without waiting for people and without downtime. */
  readonly run: number;
  /** Steps that succeeded, all attempts and pauses together; calls as a whole. Undo is left out. */
  readonly steps: ReadonlyMap<string, number>;
}

/** Adds up how long a run was worked on, event by event. */
export interface WorkedTime {
  take(event: JournalEvent): void;
  /** Milliseconds without waiting for people and without downtime. */
  readonly milliseconds: number;
}

/** Nothing worked on yet. */
export function workedTime(): WorkedTime {
  let milliseconds = 0;
  let before: JournalEvent | undefined;
  return {
    take(event) {
      if (before !== undefined && !isPause(before, event))
        milliseconds += Date.parse(event.at) - Date.parse(before.at);
      before = event;
    },
    get milliseconds() {
      return milliseconds;
    },
  };
}

/** Reads durations off a journal. */
export function durationsOf(events: readonly JournalEvent[]): Durations {
  const since = new Map<string, number>();
  const steps = new Map<string, number>();
  const run = workedTime();
  for (const event of events) {
    const at = Date.parse(event.at);
    run.take(event);
    if (event.event === 'attempt-started') begin(since, event.step, at);
    if (event.event === 'frame-opened') begin(since, callerOf(event.frame), at);
    if (event.event === 'frame-closed') end(since, steps, callerOf(event.frame), at);
    if (event.event === 'attempt-finished' && event.result.kind === 'succeeded') {
      end(since, steps, event.step, at);
    }
  }
  return { run: run.milliseconds, steps };
}

/** Nothing is done while somebody is asked, and while no engine works on the run. */
function isPause(before: JournalEvent, event: JournalEvent): boolean {
  return (
    event.event === 'run-resumed' || before.event === 'approval-requested' || before.event === 'run-waiting'
  );
}

function begin(since: Map<string, number>, key: string | undefined, at: number): void {
  if (key !== undefined && !since.has(key)) since.set(key, at);
}

function end(
  since: ReadonlyMap<string, number>,
  steps: Map<string, number>,
  key: string | undefined,
  at: number,
): void {
  if (key === undefined || key.includes('!')) return;
  const start = since.get(key);
  if (start !== undefined) steps.set(key, at - start);
}

/** Median and worst of what was measured; undefined of nothing. */
export function expectedOf(measured: readonly number[]): ExpectedDuration | undefined {
  const sorted = measured.toSorted((left, right) => left - right);
  const worst = sorted.at(-1);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (worst === undefined || upper === undefined || lower === undefined) return undefined;
  return { median: Math.round((lower + upper) / 2), worst, runs: sorted.length };
}
