import type { Step } from '../runbook/runbook.ts';

/** The steps that have ended before a step starts, by their ids. */
export function ancestorsOf(step: Step, steps: readonly Step[]): ReadonlySet<string> {
  const byId = new Map(steps.map((each) => [each.id, each]));
  const found = new Set<string>();
  const open = [...step.needs];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(byId.get(id)?.needs ?? []));
  }
  return found;
}
