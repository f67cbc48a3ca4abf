import { actionsByName } from '../actions/registry.ts';
import type { EventBody, JournalEvent } from '../journal/event.ts';
import { createMasker } from '../journal/mask.ts';
import type { Masker } from '../journal/mask.ts';
import type { BoundPlan } from '../plan/plan.ts';
import type { OpenJournal } from '../journal/journal-store.ts';
import { PortError } from '../ports/port-error.ts';
import { workedTime } from '../run/durations.ts';
import type { RunSettings } from '../run/settings.ts';
import type { RunState } from '../run/state.ts';
import type { CancelSwitch } from './cancel-switch.ts';
import { clock } from './compose.ts';
import type { OpenPorts } from './compose.ts';
import { Driver } from './drive.ts';
import type { DriveEnd } from './drive.ts';
import { createExecutor } from './executor.ts';
import { giveBackMemory } from './give-back-memory.ts';
import { refuse } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { newRunId } from './run-id.ts';
import { isUnreachable, takeLocks } from './run-locks.ts';
import type { LockRefusal, RunLocks } from './run-locks.ts';
import type { Operator, RunEnd, RunObserver } from './run-observer.ts';
import type { RunSeam } from './run-seam.ts';
import { secretValues } from './secret-values.ts';
import { timeLeft } from './time-left.ts';

/** How somebody takes part in a run. */
export interface Participation {
  readonly observer: RunObserver;
  readonly operator?: Operator | undefined;
  /** Steps that are agreed to beforehand; `all` stands for every one. */
  readonly approvals: readonly string[];
  readonly waitForLock: boolean;
  readonly cancel: CancelSwitch;
  /** Undefined but in fault exploration. */
  readonly seam?: RunSeam | undefined;
}

/** A run that this engine has taken, with the records that open its part of the journal. */
export interface SessionRequest extends Participation {
  readonly plan: BoundPlan;
  readonly journal: OpenJournal;
  readonly state: RunState;
  readonly events: readonly JournalEvent[];
  readonly opening: readonly EventBody[];
  readonly ports: OpenPorts;
  readonly by: string;
  /** Knows the secrets that the run touched before; a new run knows none. */
  readonly masker?: Masker | undefined;
  /** The answer to asking for the locks, where that was done already; they are released at the end. */
  readonly locks?: RunLocks | LockRefusal | undefined;
}

type UntimedEnd = Omit<RunEnd, 'worked'>;

/** The settings of the core for a plan. */
export function settingsOf(plan: BoundPlan): RunSettings {
  const { program, vars, maxParallel, defaultTarget } = plan;
  return { program, vars, maxParallel, actions: actionsByName, defaultTarget };
}

/** Works on a run until it has ended, waits, or has to be left; then lets go of everything. */
export async function runSession(request: SessionRequest): Promise<RunEnd> {
  const { ports, seam } = request;
  const journal = seam?.journal(request.journal) ?? request.journal;
  const worked = workedTime();
  for (const event of request.events) worked.take(event);
  const observer: RunObserver = (notice) => {
    if (notice.kind === 'event') worked.take(notice.event);
    request.observer(notice);
  };
  try {
    const end = await guarded({ ...request, journal, observer });
    return { ...end, worked: worked.milliseconds };
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    if (request.state.run === '') {
      await journal.discard();
      throw refuse('RB801', error.message, { help: error.help, exitCode: 7 });
    }
    throw refuse('RB807', error.message, {
      help: `${error.help ?? 'put that right'}; then \`runbook resume ${journal.run}\``,
      exitCode: 4,
    });
  } finally {
    await ports.close().catch(() => {}); // Nothing that was reported hangs on a tidy goodbye.
    await journal.close();
  }
}

async function guarded(request: SessionRequest): Promise<UntimedEnd> {
  const { journal, plan, opening, state, observer } = request;
  const driver = newDriver(request);
  observer({ kind: 'opened', run: journal.run, plan });
  if (request.events.length === 0) await driver.record(...opening);
  const locks =
    request.locks ?? (await reachTargets(request)) ?? (await lockRun({ ...request, run: journal.run }));
  if ('kind' in locks) return refused(request, driver, locks);
  try {
    const refusal = await register(request, locks);
    if (refusal !== undefined) return await refused(request, driver, refusal);
    if (request.events.length > 0) await driver.record(...opening);
    if (state.phase === 'starting') await driver.record({ event: 'locks-held', locks: locks.names });
    void locks.lost.then((lock) => {
      observer({ kind: 'remark', message: `the lock ${lock} was lost: stopping [RB708]` });
      request.cancel.stopNow();
    });
    giveBackMemory(plan.program);
    const end = await driver.run(() => signOff(request, locks));
    if (end !== 'ended') await endLeftovers(request);
    if (end === 'waiting') await locks.remember('waiting');
    return endOf(request, end);
  } finally {
    await locks.release();
  }
}

function newDriver(request: SessionRequest): Driver {
  const { plan, journal, ports, observer, masker = createMasker() } = request;
  const executor = createExecutor({
    run: journal.run,
    nonce: newRunId(clock.now()),
    ports,
    actions: actionsByName,
    secrets: secretValues(plan.program, () => ports.secrets(), masker),
    masker,
    onOutput(step, attempt, lines) {
      journal.log(step, attempt, lines.join('\n'));
      driver.printed(step, lines);
    },
  });
  const root = plan.program.runbooks[plan.program.root];
  const driver: Driver = new Driver(
    {
      settings: settingsOf(plan),
      journal,
      clock: request.seam?.clock ?? clock,
      executor: request.seam?.executor(executor) ?? executor,
      observer,
      operator: request.operator,
      approvals: new Set(request.approvals),
      by: request.by,
      cancel: request.cancel,
      timeLeft: timeLeft(root?.timeout, request.events),
    },
    request.state,
    request.events.length,
  );
  return driver;
}

/** What asking for the locks of a run needs. */
export type LockRequest = Pick<
  SessionRequest,
  'plan' | 'ports' | 'by' | 'waitForLock' | 'observer' | 'cancel'
> & { readonly run: string };

/** Takes the locks of a run; whoever cancels meanwhile ends the waiting. */
export async function lockRun(request: LockRequest): Promise<RunLocks | LockRefusal> {
  const { plan, ports, run, by, waitForLock, observer, cancel } = request;
  const waiting = new AbortController();
  cancel.connect({
    request: () => {
      waiting.abort();
      return 'cancelling';
    },
    stopNow: () => waiting.abort(),
  });
  const holder = { run, runbook: plan.runbook, by, since: clock.now().toISOString() };
  return takeLocks(plan, ports, holder, {
    wait: waitForLock,
    signal: waiting.signal,
    onWaiting: (lock, other) =>
      observer({ kind: 'lock-wait', lock, holder: other === undefined ? '' : other.run }),
  });
}

/**
 * Where a target cannot be reached, a new run has not begun; found out by a step, it would have an
 * undo that cannot be carried out either. A run that goes on meets its targets as it comes to them.
 */
async function reachTargets({ plan, ports, events }: SessionRequest): Promise<LockRefusal | undefined> {
  if (events.length > 0) return undefined;
  const { runbooks } = plan.program;
  const names = new Set(Object.values(runbooks).map(({ target }) => target ?? plan.defaultTarget));
  try {
    for (const name of names) {
      if (!plan.pendingTargets?.includes(name)) await ports.target(name);
    }
    return undefined;
  } catch (error) {
    if (!(error instanceof PortError)) throw error;
    return isUnreachable(plan.locks[0]?.name ?? '', error);
  }
}

/** Writes the run into the registers of its locks. Where that fails before anything was done, it gets no lock. */
async function register({ events }: SessionRequest, locks: RunLocks): Promise<LockRefusal | undefined> {
  try {
    await locks.remember('running');
    return undefined;
  } catch (error) {
    if (!(error instanceof PortError) || events.length > 0) throw error;
    await locks.forget().catch(() => {}); // What cannot be written can most often not be removed either.
    return isUnreachable(locks.names[0] ?? '', error);
  }
}

/** A new run that gets no lock ends at once, its `finally` included; one that goes on is left as it is. */
async function refused(request: SessionRequest, driver: Driver, refusal: LockRefusal): Promise<UntimedEnd> {
  const { lock, kind, message, help, holder } = refusal;
  if (request.events.length > 0) throw leftAsItIs(refusal);
  if (kind === 'cancelled') {
    await driver.record({ event: 'cancel-requested', by: request.by }, { event: 'locks-held', locks: [] });
  } else {
    await driver.record({ event: 'lock-refused', lock, reason: kind, message, help, holder: holder ?? null });
  }
  return endOf(request, await driver.run());
}

function leftAsItIs({ kind, message, help }: LockRefusal): Refusal {
  switch (kind) {
    case 'held':
    case 'cancelled':
      return refuse('RB701', message, { help: help === '' ? undefined : help, exitCode: 5 });
    case 'unfinished':
      return refuse('RB702', message, { help, exitCode: 5 });
    case 'unreachable':
      return refuse('RB707', message, { help: help === '' ? undefined : help, exitCode: 7 });
  }
}

/**
 * Takes the run out of the registers before its last record: a crash between the two leaves a run
 * that only has its end to write down, never an ended one that keeps others from starting.
 */
async function signOff(request: SessionRequest, locks: RunLocks): Promise<void> {
  await endLeftovers(request);
  if (request.state.outcome === 'rollback-failed') await locks.remember('rollback-failed');
  else await locks.forget();
}

async function endLeftovers({ ports, journal }: SessionRequest): Promise<void> {
  for (const target of await ports.usedTargets()) await target.endLeftovers(journal.run);
}

function endOf({ journal, state }: SessionRequest, end: DriveEnd): UntimedEnd {
  const run = journal.run;
  switch (end) {
    case 'ended':
      return { run, status: 'ended', exitCode: state.exitCode ?? 70, state };
    case 'waiting':
      return { run, status: 'waiting', exitCode: 3, state };
    case 'interrupted':
      return { run, status: 'interrupted', exitCode: 4, state };
  }
}
