import type { JournalEvent } from '../journal/event.ts';
import type { BoundPlan, Forecast, PlannedStep } from '../plan/plan.ts';
import type { RunState, UndoEntry } from '../run/state.ts';
import { undoneStep } from '../run/step-key.ts';
import type { ProgressRow, RunProgress } from './run-progress.ts';

/** What a step printed, masked when it ran. */
export interface StepOutput {
  readonly text: string;
  /** Characters that were left out in the middle. */
  readonly left: number;
}

/** Everything that is known of a run, for a report. */
export interface RunRecord {
  readonly run: string;
  readonly plan: BoundPlan;
  /** What was planned. */
  readonly forecast: Forecast;
  /** Whether the forecast was reviewed, or else only follows from the files. */
  readonly isReviewed: boolean;
  readonly events: readonly JournalEvent[];
  readonly state: RunState;
  readonly progress: RunProgress;
  /** By step key. */
  readonly output: ReadonlyMap<string, StepOutput>;
  readonly status: 'ended' | 'waiting' | 'open';
}

/** One attempt, by when it was made. Milliseconds since 1970. */
export interface Attempt {
  readonly key: string;
  readonly from: number;
  /** Undefined when it was cut off or goes on. */
  readonly until: number | undefined;
  readonly result: 'succeeded' | 'failed' | 'timed-out' | 'cancelled' | undefined;
}

/** All attempts of a run, in the order in which they began. */
export function attemptsOf(events: readonly JournalEvent[]): readonly Attempt[] {
  const attempts: Attempt[] = [];
  for (const event of events) {
    const at = Date.parse(event.at);
    if (event.event === 'attempt-started') {
      attempts.push({ key: event.step, from: at, until: undefined, result: undefined });
    }
    if (event.event !== 'attempt-finished') continue;
    const index = attempts.findLastIndex(({ key, until }) => key === event.step && until === undefined);
    const open = attempts[index];
    if (open !== undefined) attempts[index] = { ...open, until: at, result: event.result.kind };
  }
  return attempts;
}

/** A step with what was planned for it and what became of it; one of the two may be missing. */
export interface ComparedStep {
  readonly key: string;
  readonly planned: PlannedStep | undefined;
  readonly row: ProgressRow | undefined;
  readonly undo: UndoEntry | undefined;
}

/** The steps of a run in the order of the plan; those that only the run brought, such as items, stand behind the step that they belong to. */
export function comparedSteps(record: RunRecord, planned: readonly PlannedStep[]): readonly ComparedStep[] {
  const known = new Set(allRows(record.forecast).map(({ key }) => key));
  const own = new Set(planned.map(({ key }) => key));
  const extra = [...record.progress.rows.keys()].filter((key) => !key.includes('!') && !known.has(key));
  const compared = (key: string, step: PlannedStep | undefined): ComparedStep => ({
    key,
    planned: step,
    row: record.progress.row(key),
    undo: record.state.undo.find((entry) => entry.step === key),
  });
  return planned.flatMap((step) => [
    compared(step.key, step),
    ...extra.filter((key) => ownerOf(key, own) === step.key).map((key) => compared(key, undefined)),
  ]);
}

function allRows({ requires, steps, finally: last }: Forecast): readonly PlannedStep[] {
  return [...requires, ...steps, ...last];
}

/** The planned step that a key belongs to: its list, or the step whose runbook it lies in. */
function ownerOf(key: string, planned: ReadonlySet<string>): string | undefined {
  for (let at = key; at !== ''; at = at.slice(0, Math.max(at.lastIndexOf('/'), at.lastIndexOf('['), 0))) {
    if (planned.has(at)) return at;
  }
  return undefined;
}

/** Keys of undo steps in the order in which they were begun, each once. */
export function undoOrder(events: readonly JournalEvent[]): readonly string[] {
  const undone = attemptsOf(events).filter(({ key }) => key.includes('!'));
  return [...new Set(undone.map(({ key }) => undoneStep(key)))];
}
