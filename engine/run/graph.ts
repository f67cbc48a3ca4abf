import type { Runbook, Step } from '../runbook/runbook.ts';

/** What the run loop asks about the steps of one runbook. */
export interface StepGraph {
  readonly byId: ReadonlyMap<string, Step>;
  /** Ids of the steps that name this one under `needs`, in the order of the file. */
  readonly dependants: ReadonlyMap<string, readonly string[]>;
}

const graphOf = new WeakMap<Runbook, StepGraph>();

/** The graph of a runbook's steps; made once per runbook, since it is asked for with every event. */
export function stepGraph(runbook: Runbook): StepGraph {
  const known = graphOf.get(runbook);
  if (known !== undefined) return known;
  const dependants = new Map<string, string[]>(runbook.steps.map((step) => [step.id, []]));
  for (const step of runbook.steps) {
    for (const need of step.needs) dependants.get(need)?.push(step.id);
  }
  const graph = { byId: new Map(runbook.steps.map((step) => [step.id, step])), dependants };
  graphOf.set(runbook, graph);
  return graph;
}

/** Whether `earlier` has to end before `later` can start. */
export function isAncestor(runbook: Runbook, earlier: string, later: string): boolean {
  const { byId } = stepGraph(runbook);
  const seen = new Set<string>();
  const open = [...(byId.get(later)?.needs ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === earlier) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(byId.get(id)?.needs ?? []));
  }
  return false;
}
