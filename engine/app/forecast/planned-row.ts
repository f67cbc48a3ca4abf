import { evaluatePlain } from '../../expression/evaluate-plain.ts';
import { evaluateTemplate } from '../../expression/evaluate.ts';
import type { PlannedStep } from '../../plan/plan.ts';
import { plannedRun } from '../../plan/scope.ts';
import { doesOf, undoLines, withSecretNames } from '../../plan/undo-lines.ts';
import type { Template } from '../../runbook/expression.ts';
import { isObject } from '../../runbook/json.ts';
import type { Json, JsonObject } from '../../runbook/json.ts';
import type { Step } from '../../runbook/runbook.ts';
import { keyOf } from '../../run/step-key.ts';
import type { Sighting } from '../prober.ts';
import type { Certainty } from './certainty.ts';
import { scopeOf } from './place.ts';
import type { Member, Place, Walk } from './place.ts';

/** What a row of the plan is made of, besides the step. */
export interface RowParts {
  readonly key: string;
  readonly certainty: Certainty;
  readonly member?: Member;
  readonly seen?: Sighting;
  /** Whether the look was taken before earlier steps change the world. */
  readonly early?: boolean;
  readonly target?: string | undefined;
}

/** The row of one step. */
export function rowOf(walk: Walk, place: Place, step: Step, parts: RowParts): PlannedStep {
  const { key, certainty, member = {}, seen = {}, early = false } = parts;
  const scope = scopeOf(place, member);
  const told = toldOf(seen, early);
  const isInTheWay = certainty.verdict === 'run' && !early && !step.continueOnError;
  return {
    key,
    depth: place.depth,
    runbook: place.runbook.name,
    title: step.name ?? step.id,
    kind: step.body.kind,
    does: doesOf(step),
    effect: step.effect,
    verdict: certainty.verdict,
    because: certainty.because,
    needs: step.needs.map((need) => keyOf(place.frame, 'steps', need)),
    with: inputOf(step, place, member),
    before: shown(told.before),
    after: shown(told.after ?? questionOf(step, place, member)),
    early: early && told.before !== undefined,
    wouldChange: told.wouldChange,
    ...obstacleOf(isInTheWay ? seen : {}),
    observations: seen.observations ?? {},
    ...(seen.details === undefined ? {} : { details: seen.details.map(shownText) }),
    undo: undoLines(step, scope).map((line) => shownText(line)),
    irreversible: step.undo.kind === 'irreversible' ? step.undo.reason : undefined,
    commit: step.commit,
    target: parts.target ?? place.runbook.target ?? walk.plan.defaultTarget,
    expected: walk.expected.get(key),
  };
}

function obstacleOf({ obstacle, help }: Sighting): Pick<PlannedStep, 'obstacle' | 'help'> {
  return { obstacle: shown(obstacle), ...(help === undefined ? {} : { help: shownText(help) }) };
}

/** What is as wanted now need not be when its turn comes. */
function toldOf(seen: Sighting, early: boolean): Pick<Sighting, 'before' | 'after' | 'wouldChange'> {
  return early && seen.wouldChange === false ? {} : seen;
}

function inputOf({ body }: Step, place: Place, member: Member): JsonObject | undefined {
  if (body.kind !== 'action' && body.kind !== 'call') return undefined;
  const template = body.kind === 'action' ? body.with : body.inputs;
  const value = evaluateTemplate(template, scopeOf(place, member));
  if (value.kind !== 'value') return undefined;
  const input = withSecretNames(value.value);
  return isObject(input) ? (shownValue(input) as JsonObject) : {};
}

/** What an approval asks, and what a `finish` says. */
function questionOf({ body }: Step, place: Place, member: Member): string | undefined {
  if (body.kind !== 'approval' && body.kind !== 'finish') return undefined;
  return textOf(body.message, place, member);
}

function textOf(template: Template, place: Place, member: Member): string | undefined {
  const value = evaluatePlain(template, scopeOf(place, member));
  return value.kind === 'value' && typeof value.value === 'string' ? value.value : undefined;
}

function shown(text: string | undefined): string | undefined {
  return text === undefined ? undefined : shownText(text);
}

/** Names made from the run's id are told with `<run>` in its place. */
function shownText(text: string): string {
  return text.replaceAll(plannedRun, '<run>').replaceAll(plannedRun.replaceAll('-', '_'), '<run>');
}

function shownValue(value: Json): Json {
  if (typeof value === 'string') return shownText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as readonly Json[]).map(shownValue);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shownValue(inner)]));
}
