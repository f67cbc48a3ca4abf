import { actionsByName } from '../../actions/registry.ts';
import { evaluatePlain } from '../../expression/evaluate-plain.ts';
import { evaluateTemplate } from '../../expression/evaluate.ts';
import { unknown } from '../../expression/evaluation.ts';
import type { Evaluation, Scope, ScopeMap } from '../../expression/evaluation.ts';
import { secretNames } from '../../expression/secret-text.ts';
import { unknownReads } from '../../expression/unknown-reads.ts';
import type { PlannedStep } from '../../plan/plan.ts';
import { inputProblem } from '../../resolve/input-problem.ts';
import type { Template } from '../../runbook/expression.ts';
import type { StepBody, Step } from '../../runbook/runbook.ts';
import type { Sighting } from '../prober.ts';
import { knownOnlyInTheRun } from './certainty.ts';
import type { Certainty } from './certainty.ts';
import { rowOf } from './planned-row.ts';
import { scopeOf } from './place.ts';
import type { Member, Place, Walk } from './place.ts';

/** A step with an action, where its turn comes. */
export interface Turn {
  readonly key: string;
  readonly certainty: Certainty;
  readonly member: Member;
  /** Whether earlier steps will have changed the world by then. */
  readonly early: boolean;
}

/**
 * Evaluates the step's input, looks at what it is about where all of it is known, and takes note of what it needs. What finds
 * everything as it shall be leaves the world as it is to those behind it.
 */
export async function lookAtAction(
  walk: Walk,
  place: Place,
  step: Step,
  body: Extract<StepBody, { readonly kind: 'action' }>,
  turn: Turn,
): Promise<PlannedStep> {
  const row = await rowOfAction(walk, place, step, body, turn);
  if (changesTheWorld(row)) place.changes.add(step.id);
  return row;
}

/** Whether the world may be another one behind it. */
export function changesTheWorld({ effect, verdict, wouldChange }: PlannedStep): boolean {
  return effect === 'change' && verdict !== 'skip' && wouldChange !== false;
}

async function rowOfAction(
  walk: Walk,
  place: Place,
  step: Step,
  body: Extract<StepBody, { readonly kind: 'action' }>,
  turn: Turn,
): Promise<PlannedStep> {
  const { key, certainty, member, early } = turn;
  place.scope.outputs.set(step.id, unknown);
  const scope = scopeOf(place, member);
  const input = evaluateTemplate(body.with, scope);
  const target = targetOf(walk, place, step, scope);
  const isPending = noteTarget(walk, target) === 'pending';
  const usesSecrets = noteSecrets(walk, place, input, step, scope);
  const parts = { key, certainty, member, target };
  if (input.kind === 'error') {
    return rowOf(walk, place, step, { ...parts, certainty: { verdict: 'unknown', because: input.message } });
  }
  const templates = [body.with, ...Object.values(step.env)];
  const unseen =
    unknownText(templates, input, scope) ?? (isPending ? `${target} is made by this run` : undefined);
  if (unseen !== undefined || input.kind === 'unknown') {
    const because = certainty.because ?? unseen;
    return rowOf(walk, place, step, { ...parts, certainty: { ...certainty, because } });
  }
  const rules = actionsByName.get(body.action);
  const obstacle = rules === undefined ? undefined : inputProblem(rules, input.value);
  if (obstacle !== undefined) return rowOf(walk, place, step, { ...parts, seen: { obstacle } });
  // What a secret opens is looked at in the run alone, so that no value of it can reach the plan.
  if (target === undefined || usesSecrets) return rowOf(walk, place, step, parts);
  const execute = step.plannable && !early && certainty.verdict === 'run';
  const env = knownEnv(step, scope);
  const seen = await walk.prober.look({
    key,
    plan: walk.name,
    action: body.action,
    input: input.value,
    env,
    target,
    execute,
  });
  noteSeen(walk, place, step, key, seen);
  if (!early) noteUnchanged(place, step, body.action, seen);
  return rowOf(walk, place, step, { ...parts, seen, early });
}

/** Takes note of where a step runs, unless that is made by the run itself. */
function noteTarget({ plan, targets }: Walk, target: string | undefined): 'known' | 'pending' {
  if (target !== undefined && plan.pendingTargets?.includes(target) === true) return 'pending';
  if (target !== undefined) targets.add(target);
  return 'known';
}

function noteSeen(walk: Walk, place: Place, step: Step, key: string, { outputs, facts }: Sighting): void {
  if (outputs !== undefined) place.scope.outputs.set(step.id, outputs);
  if (facts !== undefined && Object.keys(facts).length > 0) walk.facts.set(key, facts);
}

/** Of a change that has nothing to do it is known beforehand that it will have changed nothing, where its action says so. */
function noteUnchanged({ scope }: Place, { id }: Step, action: string, { wouldChange }: Sighting): void {
  const properties = actionsByName.get(action)?.output.properties ?? {};
  if (wouldChange !== false || properties['changed']?.type !== 'boolean') return;
  const known = (name: string): ScopeMap[string] => (name === 'changed' ? false : unknown);
  scope.outputs.set(id, Object.fromEntries(Object.keys(properties).map((name) => [name, known(name)])));
}

/** What of a step only the run will bring; undefined where all is known. */
function unknownText(templates: readonly Template[], input: Evaluation, scope: Scope): string | undefined {
  const reads = templates.flatMap((each) => unknownReads(each, scope));
  if (input.kind !== 'unknown' && reads.length === 0) return undefined;
  return `reads ${knownOnlyInTheRun([...new Set(reads)])}`;
}

/** Notes the secrets that the step reads, by the names that the store knows; returns whether there are any. */
function noteSecrets(walk: Walk, place: Place, input: Evaluation, step: Step, scope: Scope): boolean {
  const values = [input, ...Object.values(step.env).map((template) => evaluateTemplate(template, scope))];
  const names = new Set(values.flatMap((value) => (value.kind === 'value' ? secretNames(value.value) : [])));
  for (const name of names) walk.secrets.add(place.runbook.secrets[name]?.from ?? name);
  return names.size > 0;
}

function targetOf(walk: Walk, place: Place, step: Step, scope: Scope): string | undefined {
  if (step.target === undefined) return place.runbook.target ?? walk.plan.defaultTarget;
  const value = evaluatePlain(step.target, scope);
  return value.kind === 'value' && typeof value.value === 'string' ? value.value : undefined;
}

function knownEnv(step: Step, scope: Scope): Readonly<Record<string, string>> {
  const known: Record<string, string> = {};
  for (const [name, template] of Object.entries(step.env)) {
    const value = evaluatePlain(template, scope);
    if (value.kind !== 'value') continue;
    known[name] = typeof value.value === 'string' ? value.value : JSON.stringify(value.value);
  }
  return known;
}
