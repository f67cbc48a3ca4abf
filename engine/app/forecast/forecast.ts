import { evaluatePlain } from '../../expression/evaluate-plain.ts';
import { unknown } from '../../expression/evaluation.ts';
import type { ScopeMap, Scope } from '../../expression/evaluation.ts';
import { unknownReads } from '../../expression/unknown-reads.ts';
import type { BoundPlan, ExpectedDuration, Forecast, PlannedStep } from '../../plan/plan.ts';
import { membersOf } from '../../plan/undo-lines.ts';
import type { Template } from '../../runbook/expression.ts';
import type { Json, JsonObject } from '../../runbook/json.ts';
import type { Step } from '../../runbook/runbook.ts';
import { frameOf, itemKey, keyOf } from '../../run/step-key.ts';
import type { Prober } from '../prober.ts';
import { atMostUnknown, besideEndings, certaintyOf, knownOnlyInTheRun, ownCertainty } from './certainty.ts';
import { changesTheWorld, lookAtAction } from './look-at-action.ts';
import type { Turn } from './look-at-action.ts';
import { inOrder, meetsAnotherWorld, placeOf, scopeOf } from './place.ts';
import type { Place, Walk } from './place.ts';
import { rowOf } from './planned-row.ts';

/** How long earlier runs took. */
export interface Experience {
  readonly run: ExpectedDuration | undefined;
  /** By step key. */
  readonly steps: ReadonlyMap<string, ExpectedDuration>;
}

/** Looks at every step without changing anything: what it would do, what is there now, what guards it. Looks that do not depend on one another are taken at once. */
export async function forecast(
  name: string,
  plan: BoundPlan,
  prober: Prober,
  experience: Experience,
): Promise<Forecast> {
  const walk: Walk = {
    name,
    plan,
    prober,
    facts: new Map(),
    targets: new Set(
      plan.locks.map(({ target }) => target).filter((target) => !plan.pendingTargets?.includes(target)),
    ),
    secrets: new Set(),
    expected: experience.steps,
  };
  const root = { frame: '', depth: 0, inputs: plan.inputs, dirty: false };
  const place = placeOf(walk, plan.program.root, root);
  const [requires, steps] = await Promise.all([requiresOf(walk, place), stepsOf(walk, place)]);
  const last = await finallyOf(walk, place);
  const rows = [...requires, ...steps, ...last];
  return {
    requires,
    steps,
    finally: last,
    facts: await factsOf(walk, rows),
    secrets: [...walk.secrets].toSorted(),
    approvals: rows
      .filter(({ kind, verdict }) => kind === 'approval' && verdict !== 'skip')
      .map(({ key }) => key),
    obstacles: rows.flatMap(({ key, obstacle, help }) =>
      obstacle === undefined ? [] : [{ key, message: obstacle, ...(help === undefined ? {} : { help }) }],
    ),
    expected: experience.run,
  };
}

/** Facts in the order of the steps, so that equal worlds give equal plans. */
async function factsOf(walk: Walk, rows: readonly PlannedStep[]): Promise<Forecast['facts']> {
  const facts: Record<string, JsonObject> = {};
  const targets = [...walk.targets].toSorted();
  const ofTargets = await Promise.all(targets.map((target) => walk.prober.target(target)));
  for (const [index, target] of targets.entries()) facts[`target ${target}`] = ofTargets[index] ?? {};
  for (const { key } of rows) {
    const seen = walk.facts.get(key);
    if (seen !== undefined) facts[key] = seen;
  }
  return facts;
}

async function requiresOf(walk: Walk, place: Place): Promise<readonly PlannedStep[]> {
  const rows = place.runbook.requires.map((step) =>
    leaf(walk, place, step, {
      key: keyOf(place.frame, 'requires', step.id),
      certainty: ownCertainty(place, step),
      member: {},
      early: place.dirty,
    }),
  );
  return Promise.all(rows);
}

async function finallyOf(walk: Walk, place: Place): Promise<readonly PlannedStep[]> {
  const rows: PlannedStep[] = [];
  for (const step of place.runbook.finally) {
    const key = keyOf(place.frame, 'finally', step.id);
    const certainty = ownCertainty(place, step);
    rows.push(await leaf(walk, place, step, { key, certainty, member: {}, early: true }));
  }
  return rows;
}

/** Every step as soon as those before it were looked at. */
async function stepsOf(walk: Walk, place: Place): Promise<readonly PlannedStep[]> {
  const steps = inOrder(place.runbook.steps);
  const looks = new Map<string, Promise<readonly PlannedStep[]>>();
  for (const step of steps) {
    const before = step.needs.flatMap((need) => looks.get(need) ?? []);
    looks.set(
      step.id,
      Promise.all(before).then(() => oneStep(walk, place, step)),
    );
  }
  const rows = await Promise.all(looks.values());
  return steps.flatMap((step, index) => besideEndings(place, step, rows[index] ?? []));
}

async function oneStep(walk: Walk, place: Place, step: Step): Promise<readonly PlannedStep[]> {
  const key = keyOf(place.frame, 'steps', step.id);
  const certainty = certaintyOf(place, step);
  if (certainty.verdict === 'skip') return [rowOf(walk, place, step, { key, certainty })];
  const turn: Turn = { key, certainty, member: {}, early: meetsAnotherWorld(walk, place, step) };
  return step.foreach === undefined ? once(walk, place, step, turn) : items(walk, place, step, turn);
}

async function once(walk: Walk, place: Place, step: Step, turn: Turn): Promise<readonly PlannedStep[]> {
  return step.body.kind === 'call' ? call(walk, place, step, turn) : [await leaf(walk, place, step, turn)];
}

async function items(walk: Walk, place: Place, step: Step, turn: Turn): Promise<readonly PlannedStep[]> {
  const template: Template = step.foreach?.items ?? { kind: 'constant', value: [] };
  const scope = scopeOf(place);
  const list = evaluatePlain(template, scope);
  if (list.kind !== 'value' || !Array.isArray(list.value)) {
    place.scope.outputs.set(step.id, unknown);
    if (step.effect === 'change') place.changes.add(step.id);
    const reads = knownOnlyInTheRun(unknownReads(template, scope));
    const because = list.kind === 'error' ? list.message : `its list reads ${reads}`;
    return [rowOf(walk, place, step, { ...turn, certainty: { verdict: 'unknown', because } })];
  }
  const members = (list.value as readonly Json[]).map((item, index) =>
    once(walk, place, step, { ...turn, key: itemKey(turn.key, index), member: { item, index } }),
  );
  const rows = await Promise.all(members);
  // Lists of outputs are put together in the run.
  place.scope.outputs.set(step.id, unknown);
  return rows.flat();
}

async function call(walk: Walk, place: Place, step: Step, turn: Turn): Promise<readonly PlannedStep[]> {
  if (step.body.kind !== 'call') return [];
  const { key, certainty, member, early } = turn;
  const child = placeOf(walk, step.body.runbook, {
    frame: frameOf(key),
    depth: place.depth + 1,
    inputs: knownMembers(step.body.inputs, scopeOf(place, member)),
    dirty: early,
  });
  const [requires, steps] = await Promise.all([requiresOf(walk, child), stepsOf(walk, child)]);
  const inner = [...requires, ...steps, ...(await finallyOf(walk, child))];
  const outputs = knownMembers({ kind: 'map', entries: child.runbook.outputs }, scopeOf(child));
  const isCertain = certainty.verdict === 'run';
  place.scope.outputs.set(step.id, isCertain ? { ...outputs, outcome: unknown } : unknown);
  if (inner.some(changesTheWorld)) place.changes.add(step.id);
  const caller = withoutChange(rowOf(walk, place, step, { key, certainty, member }), inner);
  return [caller, ...(isCertain ? inner : atMostUnknown(inner, `if ${step.id} runs`))];
}

/** A call changes something where a step of it does. */
function withoutChange(caller: PlannedStep, inner: readonly PlannedStep[]): PlannedStep {
  return caller.effect === 'read' || inner.some(changesTheWorld) ? caller : { ...caller, wouldChange: false };
}

/** The members of a map that are known; the others are unknown one by one. */
function knownMembers(template: Template, scope: Scope): ScopeMap {
  const members = Object.entries(membersOf(template)).map(([name, member]) => {
    const evaluated = evaluatePlain(member, scope);
    return [name, evaluated.kind === 'value' ? evaluated.value : unknown] as const;
  });
  return Object.fromEntries(members);
}

async function leaf(walk: Walk, place: Place, step: Step, turn: Turn): Promise<PlannedStep> {
  const { key, certainty, member } = turn;
  const row = (): PlannedStep => rowOf(walk, place, step, { key, certainty, member });
  if (certainty.verdict === 'skip') return row();
  switch (step.body.kind) {
    case 'action':
      return lookAtAction(walk, place, step, step.body, turn);
    case 'approval':
      place.scope.outputs.set(step.id, unknown);
      return row();
    case 'finish':
      place.endings.set(step.id, certainty.verdict === 'run');
      return row();
    case 'call':
      return row();
  }
}
