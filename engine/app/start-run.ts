import { createHash } from 'node:crypto';
import { comparePlans } from '../plan/compare-plans.ts';
import type { SavedPlan } from '../plan/plan.ts';
import { PortError } from '../ports/port-error.ts';
import { emptyState } from '../run/state.ts';
import { bindPlan } from './bind-plan.ts';
import type { BoundRun, RunRequest } from './bind-plan.ts';
import { clock, journalStore } from './compose.ts';
import { planOf } from './make-plan.ts';
import { Refusal, refuse, refuseOn } from './refusal.ts';
import { newRunId } from './run-id.ts';
import type { RunEnd } from './run-observer.ts';
import { readPlan } from './save-plan.ts';
import { runSession } from './session.ts';
import type { Participation } from './session.ts';
import { whoAmI } from './who.ts';

/** A run that is asked for: of a runbook, or of exactly what a saved plan says. */
export interface StartRequest extends RunRequest, Participation {
  readonly planFile?: string | undefined;
}

/** A saved plan that holds, with its name. */
interface Approved {
  readonly digest: string;
  readonly approvals: readonly string[];
}

/** Starts a run and works on it until it has ended or waits. Throws a Refusal when nothing was begun. */
export async function startRun(request: StartRequest): Promise<RunEnd> {
  const bound = await bindPlan(request);
  try {
    const approved = await checkPlanFile(request, bound);
    return await begin(request, bound, approved);
  } catch (error) {
    await bound.ports.close();
    throw error;
  }
}

async function checkPlanFile({ planFile }: StartRequest, bound: BoundRun): Promise<Approved | undefined> {
  if (planFile === undefined) return undefined;
  const { plan, digest } = readPlan(planFile);
  if (Date.parse(plan.expiresAt) <= clock.now().getTime()) {
    throw refuse('RB705', `the plan ${planFile} expired at ${plan.expiresAt}`, {
      help: 'make a new one with `runbook plan … -o FILE`',
      exitCode: 6,
    });
  }
  refuseStale(plan, await planOf(bound, new AbortController().signal));
  return { digest, approvals: plan.approvals.map(({ step }) => step) };
}

function refuseStale(planned: SavedPlan, now: SavedPlan): void {
  const differences = comparePlans(planned, now);
  if (differences.length > 0) {
    throw new Refusal(
      [
        {
          code: 'RB703',
          severity: 'error',
          message: 'the plan is stale: something moved since it was made',
          notes: differences.map(({ what, planned: old, now: is }) => `${what}: planned ${old}, now ${is}`),
          help: 'make a new one with `runbook plan … -o FILE`',
        },
      ],
      { exitCode: 6 },
    );
  }
  const [obstacle] = now.forecast.obstacles;
  if (obstacle === undefined) return;
  throw refuse('RB707', `${obstacle.key}: ${obstacle.message}`, { exitCode: 7 });
}

async function begin(
  request: StartRequest,
  { plan, ports, stateDirectory }: BoundRun,
  approved: Approved | undefined,
): Promise<RunEnd> {
  const store = journalStore(stateDirectory);
  const run = newRunId(clock.now());
  if (approved !== undefined) await usePlan(store, approved.digest, run);
  const text = JSON.stringify(plan);
  const journal = await store.create(run, text).catch(refuseOn('RB801', 7));
  const by = whoAmI();
  return runSession({
    ...request,
    approvals: approved?.approvals ?? request.approvals,
    plan,
    journal,
    ports,
    by,
    state: emptyState(),
    events: [],
    opening: [
      {
        event: 'run-started',
        run,
        runbook: plan.runbook,
        environment: plan.environment.name,
        engine: plan.engine,
        core: plan.core,
        plan: createHash('sha256').update(text).digest('hex'),
        inputs: plan.inputs,
        by,
        ...(approved === undefined ? {} : { approvedPlan: approved.digest }),
      },
    ],
  });
}

async function usePlan(store: ReturnType<typeof journalStore>, digest: string, run: string): Promise<void> {
  await store.usePlan(digest, run).catch((error: unknown) => {
    if (!(error instanceof PortError)) throw error;
    if (error.kind !== 'exists') return refuseOn('RB801', 7)(error);
    throw refuse('RB704', 'the plan was carried out before', {
      help: 'make a new one with `runbook plan … -o FILE`',
      exitCode: 6,
    });
  });
}
