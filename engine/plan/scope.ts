import { unknown } from '../expression/evaluation.ts';
import type { Scope, ScopeMap, Unknown } from '../expression/evaluation.ts';

/** What a dry run knows inside one runbook; outputs are filled in as steps are looked at. */
export interface PlanScope {
  readonly inputs: ScopeMap;
  readonly vars: ScopeMap;
  readonly runbook: string;
  /** Missing for steps that are skipped, unknown for those whose outputs only the run will bring. */
  readonly outputs: Map<string, ScopeMap | Unknown>;
}

/**
 * Stands for the run's id in a plan: written like one, so that names made from it can be looked for.
 * People are shown `<run>` in its place.
 */
export const plannedRun = '00000000-000000-0000';

/** What expressions of a runbook can read while it is planned. */
export function planningScope(scope: PlanScope, item?: Pick<Scope, 'item' | 'index'>): Scope {
  return {
    inputs: scope.inputs,
    vars: scope.vars,
    captured: unknown,
    env: unknown,
    run: { id: plannedRun, runbook: scope.runbook, outcome: unknown, failure: unknown, message: unknown },
    outputs: (step) => scope.outputs.get(step),
    ...item,
  };
}
