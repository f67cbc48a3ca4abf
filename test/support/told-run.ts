import type { AttemptResult, EventBody, JournalEvent } from '../../engine/journal/event.ts';
import type { BoundPlan } from '../../engine/plan/plan.ts';
import { apply } from '../../engine/run/apply.ts';
import { decide } from '../../engine/run/decide.ts';
import { emptyState } from '../../engine/run/state.ts';
import type { RunState } from '../../engine/run/state.ts';
import type { Program } from '../../engine/runbook/runbook.ts';
import { settingsOf } from './run/simulated-driver.ts';

/** A plan around a program, for views. */
export function planOf(program: Program, environment: Partial<BoundPlan['environment']> = {}): BoundPlan {
  return {
    format: 1,
    engine: '1.0.0',
    core: 1,
    runbook: program.runbooks[program.root]?.name ?? program.root,
    path: 'test.yaml',
    program,
    folder: '/project',
    environment: {
      name: 'test',
      summary: '',
      file: '',
      targets: {},
      containers: undefined,
      stores: {},
      secrets: undefined,
      mail: undefined,
      database: undefined,
      metrics: undefined,
      vars: {},
      ...environment,
    },
    vars: {},
    inputs: {},
    maxParallel: 4,
    defaultTarget: 'local',
    locks: [],
    sources: [],
  };
}

/** A run that a test tells step by step; what follows by itself is added as the engine would. */
export interface ToldRun {
  readonly plan: BoundPlan;
  readonly state: RunState;
  /** Milliseconds since 1970 of the last event. */
  readonly now: number;
  /** Lets seconds pass. */
  wait(seconds: number): void;
  tell(event: EventBody): void;
  /** The running attempt of a step ends. */
  end(step: string, result: AttemptResult): void;
}

/** Begins a run at noon; `take` sees every event as a view does. */
export function tellRun(plan: BoundPlan, take: (event: JournalEvent, state: RunState) => void): ToldRun {
  const settings = { ...settingsOf(plan.program), maxParallel: plan.maxParallel };
  let state = emptyState();
  let now = Date.parse('2026-11-23T12:00:00.000Z');
  let seq = 0;
  const append = (body: EventBody): void => {
    seq += 1;
    const event: JournalEvent = { ...body, seq, at: new Date(now).toISOString() };
    state = apply(plan.program, state, event);
    take(event, state);
  };
  const tell = (body: EventBody): void => {
    append(body);
    for (;;) {
      const commands = decide(settings, state, new Set());
      const records = commands.filter((command) => command.kind === 'record');
      for (const { event } of records) append(event);
      const captures = commands.filter((command) => command.kind === 'capture');
      for (const { step } of captures)
        append({ event: 'captured', step, captured: { own: null, declared: {} } });
      if (records.length + captures.length === 0) return;
    }
  };
  tell({
    event: 'run-started',
    run: '20261123-120000-test',
    runbook: plan.runbook,
    environment: plan.environment.name,
    engine: '1.0.0',
    core: 1,
    plan: '',
    inputs: {},
    by: 'somebody@somewhere',
  });
  tell({ event: 'locks-held', locks: plan.locks.map(({ name }) => name) });
  return {
    plan,
    get state() {
      return state;
    },
    get now() {
      return now;
    },
    wait(seconds) {
      now += seconds * 1000;
    },
    tell,
    end(step, result) {
      tell({ event: 'attempt-finished', step, attempt: state.steps[step]?.attempt ?? 1, result });
    },
  };
}
