import type { EventBody, JournalEvent } from '../../journal/event.ts';
import type { Clock } from '../../ports/clock.ts';
import type { OpenJournal } from '../../journal/journal-store.ts';
import type { Command } from '../../run/command.ts';
import type { Executor } from '../executor.ts';
import type { RunSeam } from '../run-seam.ts';
import type { InjectedFault } from './engine-job.ts';

type Attempt = Extract<Command, { readonly kind: 'attempt' }>;

/** What a fault does to the engine that it strikes. */
export interface FaultHooks {
  /** Kills the engine at once; never resolves. */
  readonly die: () => Promise<never>;
  /** Asks the run to stop, as an operator does. */
  readonly cancel: () => 'cancelling' | 'ignored';
  readonly clock: Clock;
}

/** Longest wait between two attempts of a simulated run, in milliseconds: how long it waits proves nothing. */
const longestWait = 20;

const forever = new AbortController().signal;

/** Makes the seam that strikes with one fault at the boundary of the executor and the journal; actions know nothing of it. */
export function injectFault(fault: InjectedFault, hooks: FaultHooks): RunSeam {
  const cancelSeen = Promise.withResolvers<void>();
  const { clock } = hooks;
  return {
    executor: (inner) => faultyExecutor(fault, hooks, inner, cancelSeen.promise),
    journal: (inner) => faultyJournal(fault, hooks, inner, cancelSeen.resolve),
    clock: {
      now: () => clock.now(),
      sleep: (milliseconds, signal) => clock.sleep(Math.min(milliseconds, longestWait), signal),
    },
  };
}

function failed({ step, attempt }: Attempt, when: string): EventBody {
  const error = { message: `simulated failure ${when} the effect` };
  return { event: 'attempt-finished', step, attempt, result: { kind: 'failed', error } };
}

/** A step that failed by itself keeps its own reason. */
function failedAfter(command: Attempt, event: EventBody): EventBody {
  const isDone = event.event === 'attempt-finished' && event.result.kind === 'succeeded';
  return isDone ? failed(command, 'after') : event;
}

function faultyExecutor(
  fault: InjectedFault,
  hooks: FaultHooks,
  inner: Executor,
  cancelSeen: Promise<void>,
): Executor {
  return {
    ...inner,
    async attempt(command, signal) {
      if (command.step === fault.step) {
        return strike(fault, hooks, {
          real: () => inner.attempt(command, signal),
          inner,
          command,
          signal,
          cancelSeen,
        });
      }
      const event = await inner.attempt(command, signal);
      return command.step === fault.trigger ? failedAfter(command, event) : event;
    },
  };
}

/** An attempt that a fault strikes. */
interface Struck {
  readonly inner: Executor;
  readonly command: Attempt;
  readonly signal: AbortSignal;
  /** Carries the attempt out as it is. */
  readonly real: () => Promise<EventBody>;
  /** Resolves when a cancel is written down. */
  readonly cancelSeen: Promise<void>;
}

async function strike({ kind, delay }: InjectedFault, hooks: FaultHooks, struck: Struck): Promise<EventBody> {
  const { command, real } = struck;
  switch (kind) {
    case 'fails-before':
    case 'fails-always':
      return failed(command, 'before');
    case 'fails-after':
      return failedAfter(command, await real());
    case 'fails-once':
      return command.attempt === 1 ? failedAfter(command, await real()) : real();
    case 'times-out':
      return timeOut(struck, delay);
    case 'hangs':
      await real();
      if (hooks.cancel() === 'cancelling') await struck.cancelSeen;
      return hooks.die();
    case 'killed-mid-effect':
      return Promise.race([real(), killAfter(delay, hooks)]).then(() => hooks.die());
    case 'cancelled':
      return cancelDuring(struck, delay, hooks);
    case 'killed-before-record':
    case 'killed-after-record':
    case 'none':
    case 'refused':
    case 'waits':
      return real();
  }
}

async function killAfter(delay: number, { clock, die }: FaultHooks): Promise<never> {
  await clock.sleep(delay, forever);
  return die();
}

/** The attempt gets so little time that it is cut short, and has timed out also when it was faster than that. */
async function timeOut({ inner, command, signal }: Struck, delay: number): Promise<EventBody> {
  const event = await inner.attempt({ ...command, timeout: Math.max(1, delay) }, signal);
  if (event.event !== 'attempt-finished' || event.result.kind !== 'succeeded') return event;
  const error = { message: 'simulated timeout' };
  return { ...event, result: { kind: 'timed-out', error } };
}

async function cancelDuring(
  { real }: Struck,
  delay: number,
  { clock, cancel }: FaultHooks,
): Promise<EventBody> {
  const ended = new AbortController();
  const asked = clock.sleep(delay, ended.signal).then(() => cancel());
  const event = await real();
  ended.abort();
  await asked;
  return event;
}

function faultyJournal(
  { kind, step }: InjectedFault,
  { die }: FaultHooks,
  inner: OpenJournal,
  onCancel: () => void,
): OpenJournal {
  const ends = (events: readonly JournalEvent[]): boolean =>
    events.some((event) => event.event === 'attempt-finished' && event.step === step);
  return {
    run: inner.run,
    log: (...line) => inner.log(...line),
    close: () => inner.close(),
    discard: () => inner.discard(),
    async append(events) {
      if (kind === 'killed-before-record' && ends(events)) await die();
      await inner.append(events);
      if (kind === 'killed-after-record' && ends(events)) await die();
      if (events.some((event) => event.event === 'cancel-requested')) onCancel();
    },
  };
}
