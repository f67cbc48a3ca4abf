import type { Json } from '../runbook/json.ts';
import type { BoundPlan, SavedPlan } from './plan.ts';

/** One thing that is not what it was when the plan was reviewed. */
export interface PlanDifference {
  /** What it is: `inputs.version`, `runbooks/backup.yaml`, `swap: digest`. */
  readonly what: string;
  readonly planned: string;
  readonly now: string;
}

const nothing = 'nothing';

function shown(value: Json | undefined): string {
  return value === undefined ? nothing : typeof value === 'string' ? value : JSON.stringify(value);
}

type Facts = { readonly [name: string]: Json | undefined };

function compare(prefix: string, planned: Facts, now: Facts): readonly PlanDifference[] {
  const names = [...new Set([...Object.keys(planned), ...Object.keys(now)])].toSorted();
  return names.flatMap((name) => {
    const before = shown(planned[name]);
    const after = shown(now[name]);
    return before === after ? [] : [{ what: `${prefix}${name}`, planned: before, now: after }];
  });
}

function sourcesOf({ sources }: BoundPlan): Facts {
  return Object.fromEntries(sources.map(({ path, sha256 }) => [path, sha256]));
}

/** Everything that moved since a plan was made, each with what was planned and what is now. Observations are not compared. */
export function comparePlans(planned: SavedPlan, now: SavedPlan): readonly PlanDifference[] {
  const identity = ({ bound }: SavedPlan): Facts => ({
    engine: bound.engine,
    runbook: bound.runbook,
    environment: bound.environment.name,
    folder: bound.folder,
  });
  const facts = [
    ...new Set([...Object.keys(planned.forecast.facts), ...Object.keys(now.forecast.facts)]),
  ].toSorted();
  return [
    ...compare('', identity(planned), identity(now)),
    ...compare('', sourcesOf(planned.bound), sourcesOf(now.bound)),
    ...compare('inputs.', planned.bound.inputs, now.bound.inputs),
    ...compare('vars.', planned.bound.vars, now.bound.vars),
    ...facts.flatMap((key) =>
      compare(`${key}: `, planned.forecast.facts[key] ?? {}, now.forecast.facts[key] ?? {}),
    ),
  ];
}
