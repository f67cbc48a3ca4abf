import { compareFacts } from './compare-facts.ts';
import type { Comparable, PlanDifference } from './compare-facts.ts';
import { compareForecasts } from './compare-forecasts.ts';
import type { BoundPlan, SavedPlan } from './plan.ts';

/** Everything that moved since a plan was made, each with what was planned and what is now. Observations are not compared. */
export function comparePlans(planned: SavedPlan, now: SavedPlan): readonly PlanDifference[] {
  const compare = (prefix: string, of: (plan: SavedPlan) => Comparable): readonly PlanDifference[] =>
    compareFacts(prefix, of(planned), of(now));
  return [
    ...compare('', identityOf),
    ...compare('', ({ bound }) => sourcesOf(bound)),
    ...compare('environment.', ({ bound }) => environmentOf(bound)),
    ...compare('inputs.', ({ bound }) => bound.inputs),
    ...compare('vars.', ({ bound }) => bound.vars),
    ...compare('lock ', ({ bound }) => locksOf(bound)),
    ...compare('', ({ forecast }) => ({ secrets: forecast.secrets.join(', ') })),
    ...compareForecasts(planned.forecast, now.forecast),
  ];
}

function identityOf({ bound }: SavedPlan): Comparable {
  const { engine, core, runbook, folder, maxParallel, defaultTarget } = bound;
  return { engine, core, runbook, folder, maxParallel, defaultTarget };
}

function sourcesOf({ sources }: BoundPlan): Comparable {
  return Object.fromEntries(sources.map(({ path, sha256 }) => [path, sha256]));
}

/** The path of its file depends on where one stands. */
function environmentOf({ environment }: BoundPlan): Comparable {
  return { ...environment, file: undefined };
}

function locksOf({ locks }: BoundPlan): Comparable {
  return Object.fromEntries(locks.map(({ name, target }) => [name, `on ${target}`]));
}
