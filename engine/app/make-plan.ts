import { actionsByName } from '../actions/registry.ts';
import type { SavedPlan } from '../plan/plan.ts';
import { bindPlan } from './bind-plan.ts';
import type { BoundRun, RunRequest } from './bind-plan.ts';
import { clock } from './compose.ts';
import { experienceOf } from './experience.ts';
import { forecast } from './forecast/forecast.ts';
import { planLifetime } from './plan-file.ts';
import { createProber } from './prober.ts';
import { newRunId } from './run-id.ts';
import { whoAmI } from './who.ts';

/** Plans a run: resolves everything and looks at the world, changing nothing. */
export async function makePlan(request: RunRequest & { readonly signal: AbortSignal }): Promise<SavedPlan> {
  const bound = await bindPlan(request);
  try {
    return await planOf(bound, request.signal);
  } finally {
    await bound.ports.close();
  }
}

/** The plan of a bound run. */
export async function planOf(
  { plan, ports, stateDirectory }: BoundRun,
  signal: AbortSignal,
): Promise<SavedPlan> {
  const now = clock.now();
  const prober = createProber(ports, actionsByName, signal);
  const experience = await experienceOf(stateDirectory, plan.runbook, plan.environment.name);
  return {
    bound: plan,
    forecast: await forecast(`plan-${newRunId(now)}`, plan, prober, experience),
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + planLifetime).toISOString(),
    by: whoAmI(),
    approvals: [],
  };
}
