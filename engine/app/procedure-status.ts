import { momentOf } from '../actions/backup-sets.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { longestGap } from '../runbook/calendar/longest-gap.ts';
import { parseCalendar } from '../runbook/calendar/parse-calendar.ts';
import type { Runbook } from '../runbook/runbook.ts';
import { clock, journalStore } from './compose.ts';
import { type HistoryEntry, history } from './history.ts';
import { loadProgram } from './load-program.ts';
import type { Project } from './load-project.ts';
import { refuseRun } from './read-run.ts';
import { Refusal } from './refusal.ts';

/**
 * How a procedure stands. `attention`: a run waits for somebody, was cut off or could not be undone.
 * `failed`: the last run of a scheduled one went wrong. `late`: its last success is older than its target.
 * `never`: it is scheduled and never succeeded. `manual`: it has no schedule, and nothing is open.
 */
export type ProcedureState = 'good' | 'running' | 'late' | 'never' | 'failed' | 'attention' | 'manual';

/** One procedure of a project, in one environment. */
export interface ProcedureStatus {
  readonly name: string;
  readonly summary: string;
  readonly state: ProcedureState;
  /** When a timer starts it; undefined without a schedule. */
  readonly calendar: string | undefined;
  /** The oldest that its last success may be, in seconds: the longest time between two starts, with jitter and time limit. */
  readonly targetSeconds: number | undefined;
  readonly lastSuccess:
    { readonly run: string; readonly at: string; readonly ageSeconds: number } | undefined;
  readonly lastRun: { readonly run: string; readonly at: string; readonly status: string } | undefined;
}

/** What the last drill that went well has measured. */
export interface DrillFacts {
  readonly run: string;
  readonly set: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** From its first step until everything was restored and compared: the recovery time (RTO). */
  readonly rtoSeconds: number;
  /** Age of the data when it began: what would have been lost (RPO). */
  readonly rpoSeconds: number;
}

/** All procedures of a project. */
export interface StatusReport {
  readonly environment: string;
  /** ISO 8601, UTC. */
  readonly checkedAt: string;
  /** Whether nothing is late, failed or in need of somebody. */
  readonly well: boolean;
  readonly procedures: readonly ProcedureStatus[];
  readonly drill: DrillFacts | undefined;
}

/** The runbook whose runs measure a recovery. */
const drillName = 'restore-drill';
/** What a run without a time limit may take before its success counts as late. */
const usualTimeout = 60 * 60 * 1000;

/** Reads how all procedures stand. Throws a Refusal with the problems of all runbooks, or when runs cannot be read. */
export async function procedureStatus(
  project: Project,
  environment: string,
  stateDirectory: string,
): Promise<StatusReport> {
  const now = clock.now().getTime();
  const runbooks = runbooksOf(project);
  const entries = (await history(stateDirectory)).filter((entry) => entry.environment === environment);
  const procedures = runbooks.map((runbook) =>
    statusOf(
      runbook,
      entries.filter((entry) => entry.runbook === runbook.name),
      now,
    ),
  );
  return {
    environment,
    checkedAt: new Date(now).toISOString(),
    well: procedures.every(({ state }) => isWell(state)),
    procedures,
    drill: await lastDrill(entries, stateDirectory),
  };
}

/** Whether a state needs nobody. */
function isWell(state: ProcedureState): boolean {
  switch (state) {
    case 'good':
    case 'running':
    case 'manual':
      return true;
    case 'late':
    case 'never':
    case 'failed':
    case 'attention':
      return false;
  }
}

function runbooksOf(project: Project): readonly Runbook[] {
  const problems: Diagnostic[] = [];
  const found = project.names().flatMap((name) => {
    const loaded = loadProgram(project, project.find(name), { vars: undefined, targets: undefined });
    if (!loaded.ok) problems.push(...loaded.diagnostics);
    const runbook = loaded.ok ? loaded.value.runbooks[loaded.value.root] : undefined;
    return runbook === undefined ? [] : [runbook];
  });
  if (problems.length > 0) throw new Refusal(problems, { sources: project.sources.sources });
  return found;
}

/** `entries` are its runs, newest first. */
function statusOf(
  { name, summary, schedule, timeout }: Runbook,
  entries: readonly HistoryEntry[],
  now: number,
): ProcedureStatus {
  const [last] = entries;
  const success = entries.find(isSuccess);
  const gap = schedule === undefined ? undefined : longestGap(parseCalendar(schedule.calendar));
  const target =
    schedule === undefined || gap === undefined
      ? undefined
      : gap + schedule.jitter + (timeout ?? usualTimeout);
  const age = success === undefined ? undefined : now - Date.parse(success.startedAt);
  return {
    name,
    summary,
    state: stateOf({ entries, isScheduled: schedule !== undefined, age, target }),
    calendar: schedule?.calendar,
    targetSeconds: target === undefined ? undefined : Math.round(target / 1000),
    lastSuccess:
      success === undefined || age === undefined
        ? undefined
        : { run: success.run, at: success.startedAt, ageSeconds: Math.max(0, Math.round(age / 1000)) },
    lastRun: last === undefined ? undefined : { run: last.run, at: last.startedAt, status: last.status },
  };
}

function isSuccess({ status }: HistoryEntry): boolean {
  return status === 'succeeded' || status === 'unchanged';
}

function stateOf(facts: {
  readonly entries: readonly HistoryEntry[];
  readonly isScheduled: boolean;
  /** Milliseconds. */
  readonly age: number | undefined;
  readonly target: number | undefined;
}): ProcedureState {
  const { entries, isScheduled, age, target } = facts;
  // An older run stays open until somebody closes it, whatever came after it.
  if (entries.some(needsSomebody)) return 'attention';
  const finished = entries.find(({ status }) => status !== 'running');
  const isRunning = entries[0]?.status === 'running';
  if (!isScheduled) return isRunning ? 'running' : 'manual';
  if (age === undefined) return isRunning && finished === undefined ? 'running' : 'never';
  if (target !== undefined && age > target) return 'late';
  if (finished !== undefined && !isSuccess(finished) && finished.status !== 'resolved') return 'failed';
  return isRunning ? 'running' : 'good';
}

function needsSomebody({ status, exitCode }: HistoryEntry): boolean {
  switch (status) {
    case 'waiting':
    case 'interrupted':
    case 'damaged':
    case 'rollback-failed':
      return true;
    case 'failed':
    case 'cancelled':
      // Something of it remains.
      return exitCode === 4;
    case 'running':
    case 'resolved':
    case 'succeeded':
    case 'unchanged':
    case 'rolled-back':
      return false;
  }
}

/** What the newest of these runs that drilled a restore has measured; `entries` newest first. */
export async function lastDrill(
  entries: readonly HistoryEntry[],
  stateDirectory: string,
): Promise<DrillFacts | undefined> {
  const drill = entries.find((entry) => entry.runbook === drillName && isSuccess(entry));
  if (drill === undefined) return undefined;
  const { run } = drill;
  const { events } = await journalStore(stateDirectory).read(run).catch(refuseRun);
  const [start, end] = [events.find(({ event }) => event === 'attempt-started'), events.at(-1)];
  if (start === undefined || end?.event !== 'run-finished') return undefined;
  const set = end.outputs['set'];
  const made = typeof set === 'string' ? momentOf(set) : undefined;
  if (typeof set !== 'string' || made === undefined) return undefined;
  const seconds = (from: string, to: string): number =>
    Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 1000));
  return {
    run,
    set,
    at: start.at,
    rtoSeconds: seconds(start.at, end.at),
    rpoSeconds: seconds(made, start.at),
  };
}
