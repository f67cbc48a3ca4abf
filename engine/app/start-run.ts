import { createHash } from 'node:crypto';
import type { EventBody } from '../journal/event.ts';
import { PortError } from '../ports/port-error.ts';
import { emptyState } from '../run/state.ts';
import { bindPlan } from './bind-plan.ts';
import type { BoundRun, RunRequest } from './bind-plan.ts';
import { checkPlan } from './check-plan.ts';
import { clock, journalStore } from './compose.ts';
import { forgetRuns } from './forget-runs.ts';
import { refuse, refuseOn } from './refusal.ts';
import type { Refusal } from './refusal.ts';
import { newRunId } from './run-id.ts';
import type { LockRefusal, RunLocks } from './run-locks.ts';
import type { RunEnd } from './run-observer.ts';
import { makeAnew } from './plan-file.ts';
import { readPlan } from './save-plan.ts';
import type { ReadPlan } from './save-plan.ts';
import { lockRun, runSession } from './session.ts';
import type { Participation } from './session.ts';
import { whoAmI } from './who.ts';
import { tellMonitoring } from './tell-monitoring.ts';

/** A run that is asked for: of a runbook, or of exactly what a saved plan says. */
export interface StartRequest extends RunRequest, Participation {
  readonly planFile?: string | undefined;
}

/** A saved plan that holds now and as long as the locks are held. */
interface Reviewed extends ReadPlan {
  readonly locks: RunLocks;
}

/** A run that was not begun, since another one holds a lock that it needs. */
export interface SkippedRun {
  /** One line: which lock, and who holds it. */
  readonly skipped: string;
}

/** Starts a run and works on it until it has ended or waits. Throws a Refusal when nothing was begun. */
export async function startRun(request: StartRequest): Promise<RunEnd> {
  const end = await start(request, begin);
  if ('skipped' in end) throw new Error('only a run that may be skipped is skipped');
  return end;
}

/** The same, but where another run holds a lock nothing is begun, and nothing is kept of it either. */
export async function startUnlessHeld(request: StartRequest): Promise<RunEnd | SkippedRun> {
  return start({ ...request, waitForLock: false }, async (_, bound, run, held) => {
    const locks = held ?? (await lockRun({ ...request, ...bound, waitForLock: false, run, by: whoAmI() }));
    if ('kind' in locks && locks.kind === 'held') {
      await bound.ports.close();
      return { skipped: locks.message };
    }
    try {
      return await begin(request, bound, run, locks);
    } finally {
      if ('names' in locks) await locks.release();
    }
  });
}

type Begin<End> = (
  request: StartRequest,
  bound: BoundRun,
  run: string,
  held: Reviewed | LockRefusal | undefined,
) => Promise<End>;

async function start<End>(request: StartRequest, go: Begin<End>): Promise<RunEnd | End> {
  const read = request.planFile === undefined ? undefined : readPlan(request.planFile);
  const bound = await bindPlan({ ...request, planned: read?.plan.bound });
  const run = newRunId(clock.now());
  try {
    if (read === undefined) return await go(request, bound, run, undefined);
    const user = await journalStore(bound.stateDirectory).planUsedBy(read.digest).catch(refuseOn('RB801', 7));
    if (user !== undefined) throw usedBefore(user);
    const locks = await lockRun({ ...request, plan: bound.plan, ports: bound.ports, run, by: whoAmI() });
    if ('kind' in locks) return await go(request, bound, run, locks);
    return await beginPlanned(request, bound, run, { ...read, locks });
  } catch (error) {
    await bound.ports.close();
    throw error;
  }
}

/** Looks again under the locks, so that no other run can come in between; a refused plan leaves none behind. */
async function beginPlanned(
  request: StartRequest,
  bound: BoundRun,
  run: string,
  reviewed: Reviewed,
): Promise<RunEnd> {
  try {
    const store = journalStore(bound.stateDirectory);
    await checkPlan(reviewed.plan, bound, request.cancel);
    await usePlan(store, reviewed.digest, run);
    return await begin(request, bound, run, reviewed);
  } finally {
    await reviewed.locks.release();
  }
}

async function begin(
  request: StartRequest,
  { plan, ports, stateDirectory }: BoundRun,
  run: string,
  held: Reviewed | RunLocks | LockRefusal | undefined,
): Promise<RunEnd> {
  const text = JSON.stringify(plan);
  const reviewed = held !== undefined && 'plan' in held ? held : undefined;
  const forecast = reviewed === undefined ? undefined : JSON.stringify(reviewed.plan.forecast);
  const journal = await journalStore(stateDirectory).create(run, text, forecast).catch(refuseOn('RB801', 7));
  const by = whoAmI();
  const opening: EventBody = {
    event: 'run-started',
    run,
    runbook: plan.runbook,
    environment: plan.environment.name,
    engine: plan.engine,
    core: plan.core,
    plan: createHash('sha256').update(text).digest('hex'),
    inputs: plan.inputs,
    by,
    ...(reviewed === undefined ? {} : { approvedPlan: reviewed.digest }),
  };
  const end = await runSession({
    ...request,
    approvals: reviewed?.plan.approvals.map(({ step }) => step) ?? request.approvals,
    plan,
    journal,
    ports,
    by,
    state: emptyState(),
    events: [],
    opening: [opening],
    locks: held !== undefined && 'plan' in held ? held.locks : held,
  });
  await tellMonitoring(request, plan.environment, stateDirectory);
  await forgetRuns(request, request.project.settings.retention, stateDirectory);
  return end;
}

async function usePlan(store: ReturnType<typeof journalStore>, digest: string, run: string): Promise<void> {
  await store.usePlan(digest, run).catch((error: unknown) => {
    if (!(error instanceof PortError)) throw error;
    if (error.kind !== 'exists') return refuseOn('RB801', 7)(error);
    throw usedBefore(undefined);
  });
}

function usedBefore(run: string | undefined): Refusal {
  const by = run === undefined ? '' : `, by run ${run}`;
  return refuse('RB704', `the plan was carried out before${by}`, { help: makeAnew, exitCode: 6 });
}
