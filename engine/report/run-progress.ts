import type { EventBody, InterruptVerdict, JournalEvent } from '../journal/event.ts';
import type { BoundPlan } from '../plan/plan.ts';
import type { RunState, StepStatus } from '../run/state.ts';
import { callerOf, containerOf } from '../run/step-key.ts';
import { stepBehind, titleOf } from './step-title.ts';

/** Where a step is, for people. `open` steps consist of others. */
export type RowStatus =
  | 'running'
  | 'pausing'
  | 'asking'
  | 'open'
  | 'done'
  | 'unchanged'
  | 'skipped'
  | 'failed'
  | 'tolerated'
  | 'cancelled'
  | 'interrupted';

/** One step, item or undo step that was touched. */
export interface ProgressRow {
  readonly key: string;
  readonly title: string;
  status: RowStatus;
  /** Milliseconds since 1970; undefined when it ended in an earlier drive of the run. */
  since: number | undefined;
  until: number | undefined;
  attempt: number;
  /** All attempts that its policy allows. */
  readonly attempts: number;
  /** Why it failed, what it asks, what was found. */
  note: string | undefined;
  /** The last lines that it printed. */
  readonly tail: string[];
}

/** What has happened in a run so far, in the order of first start; built from its events. */
export interface RunProgress {
  readonly plan: BoundPlan;
  readonly rows: ReadonlyMap<string, ProgressRow>;
  /** Milliseconds since 1970 of the first event seen. */
  readonly startedAt: number | undefined;
  row(key: string): ProgressRow | undefined;
  take(event: JournalEvent, state: RunState): void;
  output(step: string, lines: readonly string[]): void;
}

const keptLines = 10;

const endings: Readonly<Partial<Record<StepStatus, RowStatus>>> = {
  succeeded: 'done',
  skipped: 'skipped',
  failed: 'failed',
  cancelled: 'cancelled',
};

/** The steps that an event ends without an attempt, and as what. */
function endingOf(
  event: EventBody,
): { readonly key: string; readonly status: RowStatus; readonly note?: string } | undefined {
  switch (event.event) {
    case 'interrupt-settled':
      return settled(event.step, event.verdict);
    case 'step-skipped':
      return { key: event.step, status: 'skipped' };
    case 'approval-given':
      return { key: event.step, status: 'done', note: `agreed by ${event.by}` };
    case 'approval-denied':
      return { key: event.step, status: 'failed', note: `refused by ${event.by}` };
    case 'finish-reached':
      return { key: event.step, status: 'done', note: event.message };
    case 'step-failed':
      return { key: event.step, status: 'failed', note: event.error.message };
    case 'failure-tolerated':
      return { key: event.step, status: 'tolerated' };
    case 'run-started':
    case 'run-resumed':
    case 'locks-held':
    case 'lock-refused':
    case 'frame-opened':
    case 'items-expanded':
    case 'captured':
    case 'attempt-started':
    case 'attempt-finished':
    case 'retry-due':
    case 'approval-requested':
    case 'cancel-requested':
    case 'run-timed-out':
    case 'run-waiting':
    case 'undo-started':
    case 'frame-done':
    case 'outputs-failed':
    case 'frame-closed':
    case 'run-finished':
    case 'run-resolved':
      return undefined;
  }
}

function settled(key: string, verdict: InterruptVerdict): ReturnType<typeof endingOf> {
  switch (verdict.kind) {
    case 'done':
      return { key, status: 'done' };
    case 'rollback':
      return { key, status: 'failed', note: verdict.found };
    case 'abandoned':
      return { key, status: 'cancelled' };
    case 'rerun':
      return undefined;
  }
}

/** Follows one run. */
export function followRun(plan: BoundPlan): RunProgress {
  return new Progress(plan);
}

class Progress implements RunProgress {
  readonly plan: BoundPlan;
  readonly rows = new Map<string, ProgressRow>();
  startedAt: number | undefined;
  readonly #open = new Set<string>();

  constructor(plan: BoundPlan) {
    this.plan = plan;
  }

  row(key: string): ProgressRow | undefined {
    return this.rows.get(key);
  }

  output(step: string, lines: readonly string[]): void {
    const row = this.rows.get(step);
    if (row === undefined) return;
    row.tail.push(...lines.slice(-keptLines));
    row.tail.splice(0, row.tail.length - keptLines);
  }

  take(event: JournalEvent, state: RunState): void {
    const at = Date.parse(event.at);
    this.startedAt ??= at;
    this.#takeBody(event, state, at);
    for (const key of this.#open) this.#closeWhenEnded(key, state, at);
  }

  #takeBody(event: EventBody, state: RunState, at: number): void {
    const ending = endingOf(event);
    if (ending !== undefined) this.#end(ending.key, ending.status, state, at, ending.note);
    else if (event.event === 'run-resumed') this.#takeEarlier(state);
    else if (event.event === 'items-expanded') this.#openRow(event.step, state, at);
    else if (event.event === 'attempt-started') this.#startAttempt(event.step, event.attempt, state, at);
    else if (event.event === 'attempt-finished') this.#finishAttempt(event, state, at);
    else if (event.event === 'approval-requested') {
      this.#set(event.step, state, { status: 'asking', since: at, note: event.message });
    } else if (event.event === 'frame-opened') {
      const caller = callerOf(event.frame);
      if (caller !== undefined) this.#openRow(caller, state, at);
    }
  }

  #row(key: string, state: RunState): ProgressRow {
    const known = this.rows.get(key);
    if (known !== undefined) return known;
    const row: ProgressRow = {
      key,
      title: titleOf(this.plan.program, state, key),
      status: 'running',
      since: undefined,
      until: undefined,
      attempt: 0,
      attempts: stepBehind(this.plan.program, state, key)?.retry.attempts ?? 1,
      note: undefined,
      tail: [],
    };
    this.rows.set(key, row);
    return row;
  }

  #set(key: string, state: RunState, change: Partial<ProgressRow>): void {
    Object.assign(this.#row(key, state), change);
  }

  #openRow(key: string, state: RunState, at: number): void {
    const row = this.#row(key, state);
    row.status = 'open';
    row.since ??= at;
    this.#open.add(key);
  }

  #startAttempt(key: string, attempt: number, state: RunState, at: number): void {
    const row = this.#row(key, state);
    row.status = 'running';
    row.attempt = attempt;
    row.since ??= at;
    row.until = undefined;
    const container = containerOf(key);
    if (container !== undefined) this.#openRow(container, state, at);
  }

  #finishAttempt(
    { step, result }: Extract<EventBody, { readonly event: 'attempt-finished' }>,
    state: RunState,
    at: number,
  ): void {
    switch (result.kind) {
      case 'succeeded': {
        const effect = stepBehind(this.plan.program, state, step)?.effect;
        this.#end(step, result.changed || effect === 'read' ? 'done' : 'unchanged', state, at);
        return;
      }
      case 'cancelled':
        this.#end(step, 'cancelled', state, at);
        return;
      case 'failed':
      case 'timed-out': {
        const again = state.steps[step]?.status === 'retry-waiting';
        if (again) this.#set(step, state, { status: 'pausing', note: result.error.message });
        else this.#end(step, 'failed', state, at, result.error.message);
      }
    }
  }

  #end(key: string, status: RowStatus, state: RunState, at: number, note?: string): void {
    const row = this.#row(key, state);
    row.status = status;
    row.until = at;
    row.since ??= at;
    row.note = note ?? (status === 'tolerated' ? row.note : undefined);
    this.#open.delete(key);
  }

  #closeWhenEnded(key: string, state: RunState, at: number): void {
    const step = state.steps[key];
    const status = step === undefined ? undefined : endings[step.status];
    if (status === undefined) return;
    const unchanged = status === 'done' && step?.changed === false;
    this.#end(key, unchanged ? 'unchanged' : status, state, at, step?.error?.message);
  }

  /** What earlier drives of the run did; its times are not told. */
  #takeEarlier(state: RunState): void {
    for (const [key, step] of Object.entries(state.steps)) {
      const status = endings[step.status];
      if (this.rows.has(key) || status === undefined) continue;
      this.#set(key, state, { status, note: step.error?.message });
    }
  }
}
