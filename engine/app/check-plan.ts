import { comparePlans } from '../plan/compare-plans.ts';
import type { SavedPlan } from '../plan/plan.ts';
import type { BoundRun } from './bind-plan.ts';
import type { CancelSwitch } from './cancel-switch.ts';
import { planOf } from './make-plan.ts';
import { makeAnew } from './plan-file.ts';
import { Refusal, refuse } from './refusal.ts';

/** Plans again and refuses a plan that is not what would be done now, or that cannot work now. Nothing of the file is carried out. */
export async function checkPlan(planned: SavedPlan, bound: BoundRun, cancel: CancelSwitch): Promise<void> {
  const stop = new AbortController();
  cancel.connect({
    request: () => {
      stop.abort();
      return 'cancelling';
    },
    stopNow: () => stop.abort(),
  });
  const now = await planOf(bound, stop.signal).catch((error: unknown) => {
    if (!stop.signal.aborted) throw error;
    throw refuse('RB707', 'cancelled while the plan was compared; nothing was begun', { exitCode: 130 });
  });
  refuseStale(planned, now);
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
          help: makeAnew,
        },
      ],
      { exitCode: 6 },
    );
  }
  const [obstacle] = now.forecast.obstacles;
  if (obstacle === undefined) return;
  throw refuse('RB707', `${obstacle.key}: ${obstacle.message}`, { help: obstacle.help, exitCode: 7 });
}
