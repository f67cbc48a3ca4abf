import type { EventBody, JournalEvent } from '../../../engine/journal/event.ts';
import { apply } from '../../../engine/run/apply.ts';
import { commandId } from '../../../engine/run/command.ts';
import type { Command } from '../../../engine/run/command.ts';
import { decide } from '../../../engine/run/decide.ts';
import type { RunSettings } from '../../../engine/run/settings.ts';
import { emptyState } from '../../../engine/run/state.ts';
import type { RunState } from '../../../engine/run/state.ts';
import type { Program } from '../../../engine/runbook/runbook.ts';

/** What decides how a simulated world behaves: the same seed gives the same world. */
export interface World {
  readonly seed: number;
  /** Of 100 attempts of steps, and of undos, this many fail. */
  readonly failures: number;
  readonly undoFailures: number;
}

/** A journal in memory with the state that it gives. */
export interface SimulatedRun {
  readonly settings: RunSettings;
  readonly journal: JournalEvent[];
  state: RunState;
}

function draw(seed: number, text: string): number {
  let value = (seed ^ 0x9e3779b9) >>> 0;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
    value = (value ^ (value >>> 15)) >>> 0;
  }
  return value % 100;
}

export function settingsOf(program: Program): RunSettings {
  return { program, vars: {}, maxParallel: 2, actions: new Map(), defaultTarget: 'local' };
}

function append(run: SimulatedRun, body: EventBody): void {
  const event = { ...body, seq: run.journal.length + 1, at: '' } as JournalEvent;
  run.journal.push(event);
  run.state = apply(run.settings.program, run.state, event);
}

/** Starts a run whose locks are held. */
export function startRun(program: Program): SimulatedRun {
  const run: SimulatedRun = { settings: settingsOf(program), journal: [], state: emptyState() };
  append(run, {
    event: 'run-started',
    run: 'r1',
    runbook: 'main',
    environment: 'test',
    engine: '0',
    core: 1,
    plan: '',
    inputs: {},
    by: 'me',
  });
  append(run, { event: 'locks-held', locks: [] });
  return run;
}

/** The run that is left when everything behind the first `length` events is lost. */
export function cut(run: SimulatedRun, length: number): SimulatedRun {
  const left: SimulatedRun = { settings: run.settings, journal: [], state: emptyState() };
  for (const event of run.journal.slice(0, length)) {
    left.journal.push(event);
    left.state = apply(left.settings.program, left.state, event);
  }
  return left;
}

/** Carries a cut run on, as a new engine does. */
export function resume(run: SimulatedRun, verb: 'resume' | 'rollback' = 'resume'): void {
  if (run.journal.length < 2) return;
  append(run, { event: 'run-resumed', verb, by: 'me', engine: '0' });
}

type Effect = Exclude<Command, { readonly kind: 'record' }>;

function answer(command: Effect, world: World, cancelled: ReadonlySet<string>): EventBody {
  const { step } = command;
  switch (command.kind) {
    case 'capture':
      return { event: 'captured', step, captured: { own: step, declared: {} } };
    case 'wait':
      return { event: 'retry-due', step, attempt: command.attempt };
    case 'ask':
      return { event: 'approval-given', step, by: 'me' };
    case 'choose':
      return { event: 'interrupt-settled', step, verdict: { kind: 'rerun' } };
    case 'settle': {
      const done = draw(world.seed, `settle ${step}`) < 50;
      return {
        event: 'interrupt-settled',
        step,
        verdict: done
          ? { kind: 'done', outputs: {}, changed: true }
          : { kind: 'rollback', found: 'half done' },
      };
    }
    case 'cancel':
      throw new Error('a cancel has no answer of its own');
    case 'attempt': {
      const { attempt } = command;
      const isUndo = step.includes('!');
      const fails = draw(world.seed, `${step} ${attempt}`) < (isUndo ? world.undoFailures : world.failures);
      const result =
        cancelled.has(step) && !isUndo
          ? ({ kind: 'cancelled' } as const)
          : fails
            ? ({ kind: 'failed', error: { message: 'no' } } as const)
            : ({ kind: 'succeeded', outputs: {}, changed: true } as const);
      return { event: 'attempt-finished', step, attempt, result };
    }
  }
}

/** Runs to the end, answering one command at a time in an order that the seed gives; throws when it never ends. */
export function runToEnd(run: SimulatedRun, world: World): void {
  const pending: Effect[] = [];
  const issued = new Set<string>();
  const cancelled = new Set<string>();
  for (let turn = 0; turn < 5000; turn += 1) {
    const commands = decide(run.settings, run.state, issued);
    const records = commands.filter((command) => command.kind === 'record');
    for (const command of commands) {
      if (command.kind === 'record') continue;
      if (records.length > 0 && command.kind !== 'cancel') continue;
      if (command.kind === 'cancel') {
        cancelled.add(command.step);
        issued.add(commandId(command));
        continue;
      }
      issued.add(commandId(command));
      pending.push(command);
    }
    for (const { event } of records) append(run, event);
    if (records.length > 0) continue;
    const at = draw(world.seed, `turn ${turn}`) % Math.max(1, pending.length);
    const [next] = pending.splice(at, 1);
    if (next === undefined) {
      if (run.state.phase === 'ended') return;
      throw new Error(`nothing to do in phase ${run.state.phase}: ${JSON.stringify(run.state)}`);
    }
    issued.delete(commandId(next));
    append(run, answer(next, world, cancelled));
  }
  throw new Error('the run does not end');
}
