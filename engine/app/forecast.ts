import { evaluateCondition, evaluatePlain } from '../expression/evaluate-plain.ts';
import { evaluateTemplate } from '../expression/evaluate.ts';
import { unknown } from '../expression/evaluation.ts';
import type { Evaluation, Scope, ScopeMap } from '../expression/evaluation.ts';
import { secretNames } from '../expression/secret-text.ts';
import type { BoundPlan, Forecast, PlannedStep } from '../plan/plan.ts';
import { plannedRun, planningScope } from '../plan/scope.ts';
import type { PlanScope } from '../plan/scope.ts';
import { doesOf, undoLines } from '../plan/undo-lines.ts';
import { isObject } from '../runbook/json.ts';
import type { Json, JsonObject } from '../runbook/json.ts';
import type { Runbook, Step } from '../runbook/runbook.ts';
import { frameOf, itemKey, keyOf } from '../run/step-key.ts';
import type { Section } from '../run/step-key.ts';
import type { Prober, Sighting } from './prober.ts';

interface Walk {
  readonly name: string;
  readonly plan: BoundPlan;
  readonly prober: Prober;
  readonly facts: Record<string, JsonObject>;
  readonly obstacles: { readonly key: string; readonly message: string }[];
  readonly approvals: string[];
  readonly secrets: Set<string>;
}

/** Where the walk is within one runbook. */
interface Place {
  readonly frame: string;
  readonly depth: number;
  readonly runbook: Runbook;
  readonly runbookKey: string;
  readonly scope: PlanScope;
  /** Ids of steps behind which the world is no longer as it is now. */
  readonly changed: Set<string>;
  /** Whether the runbook is called where the world has changed already. */
  readonly dirty: boolean;
  /** Set once a `finish` ends the runbook for certain, or perhaps. */
  ending: { readonly step: string; readonly certain: boolean } | undefined;
}

type Certainty = { readonly verdict: PlannedStep['verdict']; readonly because?: string };

/** Looks at every step without changing anything: what it would do, what is there now, what guards it. */
export async function forecast(name: string, plan: BoundPlan, prober: Prober): Promise<Forecast> {
  const walk: Walk = {
    name,
    plan,
    prober,
    facts: {},
    obstacles: [],
    approvals: [],
    secrets: new Set(),
  };
  const place = placeOf(walk, plan.program.root, '', 0, plan.inputs, false);
  const requires = await section(walk, place, 'requires');
  const steps = await graph(walk, place);
  const last = await section(walk, place, 'finally');
  return {
    requires,
    steps,
    finally: last,
    facts: walk.facts,
    secrets: [...walk.secrets].toSorted(),
    approvals: walk.approvals,
    obstacles: walk.obstacles,
  };
}

function placeOf(
  walk: Walk,
  runbookKey: string,
  frame: string,
  depth: number,
  inputs: ScopeMap,
  dirty: boolean,
): Place {
  const runbook = walk.plan.program.runbooks[runbookKey];
  if (runbook === undefined) throw new Error(`no runbook in the plan: ${runbookKey}`);
  const { vars } = walk.plan;
  const scope = { inputs, vars, runbook: walk.plan.runbook, outputs: new Map() };
  return { frame, depth, runbook, runbookKey, scope, changed: new Set(), dirty, ending: undefined };
}

/** Steps in an order in which predecessors come first; the file's order wherever it is one. */
function inOrder(steps: readonly Step[]): readonly Step[] {
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

async function graph(walk: Walk, place: Place): Promise<readonly PlannedStep[]> {
  const rows: PlannedStep[] = [];
  for (const step of inOrder(place.runbook.steps)) {
    if (step.needs.some((need) => place.changed.has(need))) place.changed.add(step.id);
    rows.push(...(await oneStep(walk, place, step)));
  }
  return rows;
}

async function section(
  walk: Walk,
  place: Place,
  name: 'requires' | 'finally',
): Promise<readonly PlannedStep[]> {
  const rows: PlannedStep[] = [];
  for (const step of place.runbook[name]) {
    const isDirty = place.dirty || name === 'finally';
    const key = keyOf(place.frame, name, step.id);
    rows.push(await leaf(walk, place, step, key, certaintyOf(place, step), isDirty, {}));
  }
  return rows;
}

async function oneStep(walk: Walk, place: Place, step: Step): Promise<readonly PlannedStep[]> {
  const key = keyOf(place.frame, 'steps' satisfies Section, step.id);
  const certainty = certaintyOf(place, step);
  const dirty = place.dirty || place.changed.has(step.id);
  if (certainty.verdict === 'skip') return [row(walk, place, step, key, certainty)];
  if (step.foreach !== undefined) return items(walk, place, step, key, certainty, dirty);
  if (step.body.kind === 'call') return call(walk, place, step, key, certainty, dirty, {});
  return [await leaf(walk, place, step, key, certainty, dirty, {})];
}

function certaintyOf(place: Place, step: Step): Certainty {
  const { ending } = place;
  if (ending?.certain === true) return { verdict: 'skip', because: `${ending.step} ends the run` };
  if (step.if !== undefined) {
    const condition = evaluateCondition(step.if, planningScope(place.scope));
    if (condition.kind === 'error') return { verdict: 'unknown', because: condition.message };
    if (condition.kind === 'unknown') {
      return { verdict: 'unknown', because: 'its `if` reads what only the run will bring' };
    }
    if (!condition.value) return { verdict: 'skip', because: 'its `if` does not hold' };
  }
  if (ending !== undefined) {
    return { verdict: 'unknown', because: `unless ${ending.step} ends the run` };
  }
  return { verdict: 'run' };
}

async function items(
  walk: Walk,
  place: Place,
  step: Step,
  key: string,
  certainty: Certainty,
  dirty: boolean,
): Promise<readonly PlannedStep[]> {
  const template = step.foreach?.items ?? { kind: 'constant', value: [] };
  const list = evaluatePlain(template, planningScope(place.scope));
  place.scope.outputs.set(step.id, unknown);
  if (list.kind !== 'value' || !Array.isArray(list.value)) {
    const because = list.kind === 'error' ? list.message : 'its list is not known before the run';
    return [row(walk, place, step, key, { verdict: 'unknown', because })];
  }
  const rows: PlannedStep[] = [];
  for (const [index, item] of (list.value as readonly Json[]).entries()) {
    const one = itemKey(key, index);
    const member = { item, index };
    if (step.body.kind === 'call') {
      rows.push(...(await call(walk, place, step, one, certainty, dirty, member)));
    } else rows.push(await leaf(walk, place, step, one, certainty, dirty, member));
  }
  place.scope.outputs.set(step.id, unknown);
  return rows;
}

async function call(
  walk: Walk,
  place: Place,
  step: Step,
  key: string,
  certainty: Certainty,
  dirty: boolean,
  member: Pick<Scope, 'item' | 'index'>,
): Promise<readonly PlannedStep[]> {
  if (step.body.kind !== 'call') return [];
  const inputs = partial(step.body.inputs, planningScope(place.scope, member));
  const child = placeOf(walk, step.body.runbook, frameOf(key), place.depth + 1, inputs, dirty);
  const rows = [
    row(walk, place, step, key, certainty),
    ...(await section(walk, child, 'requires')),
    ...(await graph(walk, child)),
  ];
  const outputs = partial({ kind: 'map', entries: child.runbook.outputs }, planningScope(child.scope));
  place.scope.outputs.set(step.id, { ...outputs, outcome: unknown });
  if (rows.some((inner) => inner.effect === 'change' && inner.verdict !== 'skip')) {
    markChanged(place, step);
  }
  return rows;
}

/** The members of a map that are known; the others are unknown one by one. */
function partial(template: Parameters<typeof evaluatePlain>[0], scope: Scope): ScopeMap {
  const entries = template.kind === 'map' ? Object.entries(template.entries) : [];
  const constant = template.kind === 'constant' && isObject(template.value) ? template.value : {};
  const members = entries.map(([name, member]) => {
    const evaluated = evaluatePlain(member, scope);
    return [name, evaluated.kind === 'value' ? evaluated.value : unknown] as const;
  });
  return { ...(constant as JsonObject), ...Object.fromEntries(members) };
}

/** From here on the world is not what it is now. */
function markChanged(place: Place, step: Step): void {
  for (const later of place.runbook.steps) {
    if (later.needs.includes(step.id)) place.changed.add(later.id);
  }
}

async function leaf(
  walk: Walk,
  place: Place,
  step: Step,
  key: string,
  certainty: Certainty,
  dirty: boolean,
  member: Pick<Scope, 'item' | 'index'>,
): Promise<PlannedStep> {
  if (certainty.verdict === 'skip') return row(walk, place, step, key, certainty);
  switch (step.body.kind) {
    case 'approval':
      walk.approvals.push(key);
      place.scope.outputs.set(step.id, unknown);
      return row(walk, place, step, key, certainty);
    case 'finish':
      place.ending ??= { step: step.id, certain: certainty.verdict === 'run' };
      return row(walk, place, step, key, certainty);
    case 'call':
      return row(walk, place, step, key, certainty);
    case 'action':
      return action(walk, place, step, key, certainty, dirty, member);
  }
}

async function action(
  walk: Walk,
  place: Place,
  step: Step,
  key: string,
  certainty: Certainty,
  dirty: boolean,
  member: Pick<Scope, 'item' | 'index'>,
): Promise<PlannedStep> {
  if (step.body.kind !== 'action') return row(walk, place, step, key, certainty);
  if (step.effect === 'change') markChanged(place, step);
  place.scope.outputs.set(step.id, unknown);
  const scope = planningScope(place.scope, member);
  const input = evaluateTemplate(step.body.with, scope);
  noteSecrets(walk, place, input, step, scope);
  if (input.kind === 'error')
    return row(walk, place, step, key, { verdict: 'unknown', because: input.message });
  if (input.kind === 'unknown') {
    const because = 'its input is not known before the run';
    return row(walk, place, step, key, { ...certainty, because: certainty.because ?? because });
  }
  const target = targetOf(walk, place, step, scope);
  if (target === undefined || secretNames(input.value).length > 0) {
    return row(walk, place, step, key, certainty);
  }
  const seen = await walk.prober.look({
    key,
    plan: walk.name,
    action: step.body.action,
    input: input.value,
    env: knownEnv(step, scope),
    target,
    execute: step.plannable && !dirty,
  });
  if (seen.outputs !== undefined) place.scope.outputs.set(step.id, seen.outputs);
  if (seen.facts !== undefined) walk.facts[key] = seen.facts;
  if (seen.obstacle !== undefined) walk.obstacles.push({ key, message: seen.obstacle });
  return row(walk, place, step, key, certainty, seen);
}

function noteSecrets(walk: Walk, place: Place, input: Evaluation, step: Step, scope: Scope): void {
  const names = new Set(input.kind === 'value' ? secretNames(input.value) : []);
  for (const template of Object.values(step.env)) {
    const value = evaluateTemplate(template, scope);
    if (value.kind === 'value') for (const name of secretNames(value.value)) names.add(name);
  }
  for (const name of names) {
    walk.secrets.add(place.runbook.secrets[name]?.from ?? name);
  }
}

function targetOf(walk: Walk, place: Place, step: Step, scope: Scope): string | undefined {
  if (step.target === undefined) return place.runbook.target ?? walk.plan.defaultTarget;
  const value = evaluatePlain(step.target, scope);
  return value.kind === 'value' && typeof value.value === 'string' ? value.value : undefined;
}

function knownEnv(step: Step, scope: Scope): Readonly<Record<string, string>> {
  const known = Object.entries(step.env).flatMap(([name, template]) => {
    const value = evaluateTemplate(template, scope);
    return value.kind === 'value' && typeof value.value === 'string' ? [[name, value.value]] : [];
  });
  return Object.fromEntries(known) as Record<string, string>;
}

function row(
  walk: Walk,
  place: Place,
  step: Step,
  key: string,
  certainty: Certainty,
  seen: Sighting = {},
): PlannedStep {
  return {
    key,
    depth: place.depth,
    title: step.name ?? step.id,
    does: doesOf(step),
    effect: step.effect,
    verdict: certainty.verdict,
    because: certainty.because,
    before: shown(seen.before),
    after: shown(seen.after),
    wouldChange: seen.wouldChange,
    obstacle: shown(seen.obstacle),
    observations: seen.observations ?? {},
    undo: undoLines(step),
    irreversible: step.undo.kind === 'irreversible' ? step.undo.reason : undefined,
    commit: step.commit,
    target: place.runbook.target ?? walk.plan.defaultTarget,
  };
}

function shown(text: string | undefined): string | undefined {
  return text?.replaceAll(plannedRun, '<run>').replaceAll(plannedRun.replaceAll('-', '_'), '<run>');
}
