import type { Scope, ScopeMap } from '../../expression/evaluation.ts';
import type { BoundPlan, ExpectedDuration } from '../../plan/plan.ts';
import { planningScope } from '../../plan/scope.ts';
import type { PlanScope } from '../../plan/scope.ts';
import type { JsonObject } from '../../runbook/json.ts';
import type { Runbook, Step } from '../../runbook/runbook.ts';
import { isAncestor } from '../../run/graph.ts';
import type { Prober } from '../prober.ts';

/** What a whole forecast shares. */
export interface Walk {
  /** A name that no run and no other plan has. */
  readonly name: string;
  readonly plan: BoundPlan;
  readonly prober: Prober;
  /** What was seen, by step key. */
  readonly facts: Map<string, JsonObject>;
  /** Targets that steps will work on. */
  readonly targets: Set<string>;
  readonly secrets: Set<string>;
  /** How long steps took in earlier runs, by key. */
  readonly expected: ReadonlyMap<string, ExpectedDuration>;
}

/** One runbook within the walk: a called one stands in the frame of its caller. */
export interface Place {
  readonly frame: string;
  readonly depth: number;
  readonly runbook: Runbook;
  readonly scope: PlanScope;
  /** Whether the world has changed, or may have, before the runbook begins. */
  readonly dirty: boolean;
  /** Ids of steps that change the world, of those that were looked at so far. */
  readonly changes: Set<string>;
  /** Ids of `finish` steps that will end the runbook, for certain (true) or perhaps. */
  readonly endings: Map<string, boolean>;
}

/** An item of a `foreach` step, as expressions read it. */
export type Member = Pick<Scope, 'item' | 'index'>;

/** Opens a runbook of the program. */
export function placeOf(
  walk: Walk,
  runbookKey: string,
  at: { readonly frame: string; readonly depth: number; readonly inputs: ScopeMap; readonly dirty: boolean },
): Place {
  const runbook = walk.plan.program.runbooks[runbookKey];
  if (runbook === undefined) throw new Error(`no runbook in the plan: ${runbookKey}`);
  const { frame, depth, inputs, dirty } = at;
  const scope = { inputs, vars: walk.plan.vars, runbook: walk.plan.runbook, outputs: new Map() };
  return { frame, depth, runbook, scope, dirty, changes: new Set(), endings: new Map() };
}

/** What expressions read there. */
export function scopeOf({ scope }: Place, member: Member = {}): Scope {
  return planningScope(scope, member);
}

/** Steps in an order in which predecessors come first; the file's order wherever it is one. */
export function inOrder(steps: readonly Step[]): readonly Step[] {
  const byId = new Map(steps.map((step) => [step.id, step]));
  const ordered = new Set<Step>();
  const visit = (step: Step): void => {
    if (ordered.has(step)) return;
    for (const need of step.needs) {
      const before = byId.get(need);
      if (before !== undefined) visit(before);
    }
    ordered.add(step);
  };
  steps.forEach(visit);
  return [...ordered];
}

/** Whether two steps of a runbook may be under way at once. */
export function areParallel(runbook: Runbook, left: string, right: string): boolean {
  return left !== right && !isAncestor(runbook, left, right) && !isAncestor(runbook, right, left);
}

/** Whether a step meets another world than the one that is there now: something changes it before, or beside it. */
export function meetsAnotherWorld(walk: Walk, place: Place, step: Step): boolean {
  const { runbook, dirty, changes } = place;
  if (dirty || [...changes].some((earlier) => isAncestor(runbook, earlier, step.id))) return true;
  return runbook.steps.some((other) => mayChange(walk, other) && areParallel(runbook, other.id, step.id));
}

/** Whether a step, or one in the runbook that it calls, changes something when it runs. */
function mayChange(walk: Walk, { body, effect }: Step): boolean {
  if (body.kind === 'action') return effect === 'change';
  if (body.kind !== 'call') return false;
  const called = walk.plan.program.runbooks[body.runbook];
  return [...(called?.steps ?? []), ...(called?.finally ?? [])].some((inner) => mayChange(walk, inner));
}
