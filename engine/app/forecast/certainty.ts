import { evaluateCondition } from '../../expression/evaluate-plain.ts';
import { unknownPaths } from '../../expression/unknown-reads.ts';
import type { PlannedStep } from '../../plan/plan.ts';
import type { Step } from '../../runbook/runbook.ts';
import { isAncestor } from '../../run/graph.ts';
import { areParallel, scopeOf } from './place.ts';
import type { Member, Place } from './place.ts';

/** Whether a step runs, and why not or why that is not known. */
export interface Certainty {
  readonly verdict: PlannedStep['verdict'];
  readonly because?: string | undefined;
}

/** By its own `if`: true, false, or not known before the run. */
export function ownCertainty(place: Place, step: Step, member: Member = {}): Certainty {
  if (step.if === undefined) return { verdict: 'run' };
  const scope = scopeOf(place, member);
  const condition = evaluateCondition(step.if, scope);
  switch (condition.kind) {
    case 'error':
      return { verdict: 'unknown', because: `its \`if\`: ${condition.message}` };
    case 'unknown': {
      const reads = unknownPaths(step.if, scope);
      return { verdict: 'unknown', because: `its \`if\` reads ${knownOnlyInTheRun(reads)}` };
    }
    case 'value':
      return condition.value ? { verdict: 'run' } : { verdict: 'skip', because: 'its `if` does not hold' };
  }
}

/** By its own `if`, and by the steps before it that end the runbook. */
export function certaintyOf(place: Place, step: Step): Certainty {
  const before = [...place.endings].filter(([finish]) => isAncestor(place.runbook, finish, step.id));
  const certain = before.find(([, isCertain]) => isCertain);
  if (certain !== undefined) return { verdict: 'skip', because: `${certain[0]} ends the run` };
  const own = ownCertainty(place, step);
  const [perhaps] = before;
  if (own.verdict !== 'run' || perhaps === undefined) return own;
  return { verdict: 'unknown', because: `unless ${perhaps[0]} ends the run` };
}

/** Once all endings are known: a step beside one may run before it, or not at all. */
export function besideEndings(
  place: Place,
  step: Step,
  rows: readonly PlannedStep[],
): readonly PlannedStep[] {
  const beside = [...place.endings.keys()].find((finish) => areParallel(place.runbook, finish, step.id));
  return beside === undefined ? rows : atMostUnknown(rows, `unless ${beside} ends the run first`);
}

/** Steps that run only if something else does. */
export function atMostUnknown(rows: readonly PlannedStep[], because: string): readonly PlannedStep[] {
  return rows.map((row) => (row.verdict === 'run' ? { ...row, verdict: 'unknown', because } : row));
}

const mostNames = 3;

/** Names what is read, and says that it is not known yet. */
export function knownOnlyInTheRun(reads: readonly string[]): string {
  if (reads.length === 0) return 'something known only in the run';
  const named = reads.slice(0, mostNames + (reads.length === mostNames + 1 ? 1 : 0));
  const more = reads.length > named.length ? ` and ${reads.length - named.length} more` : '';
  return `${named.join(', ')}${more}, known only in the run`;
}
