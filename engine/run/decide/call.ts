import { evaluatePlain } from '../../expression/evaluate-plain.ts';
import { evaluateTemplate } from '../../expression/evaluate.ts';
import type { Evaluation, Scope } from '../../expression/evaluation.ts';
import { inputProblem } from '../../resolve/input-problem.ts';
import type { Template } from '../../runbook/expression.ts';
import type { Json } from '../../runbook/json.ts';
import type { Step } from '../../runbook/runbook.ts';
import type { ActionCall } from '../command.ts';
import type { RunSettings } from '../settings.ts';
import type { Located } from '../locate.ts';
import { stepScope } from '../scope.ts';
import type { RunState } from '../state.ts';

/** Something evaluated, or the sentence that says why it could not be. */
export type Evaluated<T> =
  { readonly kind: 'value'; readonly value: T } | { readonly kind: 'error'; readonly message: string };

/** Narrows an evaluation; during a run nothing stays unknown. */
export function settled(evaluation: Evaluation): Evaluated<Json> {
  if (evaluation.kind !== 'unknown') return evaluation;
  return { kind: 'error', message: 'a value is not known' };
}

/** The action of a located step with its input, environment variables and target. */
export function callOf(settings: RunSettings, state: RunState, located: Located): Evaluated<ActionCall> {
  const { body } = located.step;
  if (body.kind !== 'action') return { kind: 'error', message: 'the step runs no action' };
  return actionCall(settings, state, located, body.action, body.with);
}

/** An action with the input of a template that stands at a step. */
export function actionCall(
  settings: RunSettings,
  state: RunState,
  located: Located,
  action: string,
  input: Template,
): Evaluated<ActionCall> {
  const { step, key } = located;
  const env = evaluateEnv(step, stepScope(settings, state, key));
  if (env.kind === 'error') return env;
  const scope = stepScope(settings, state, key, env.value);
  const evaluated = settled(evaluateTemplate(input, scope));
  if (evaluated.kind === 'error') return evaluated;
  const rules = settings.actions.get(action);
  // What is written in the runbook was checked with it.
  const isChecked = input.kind === 'constant' || rules === undefined;
  const problem = isChecked ? undefined : inputProblem(rules, evaluated.value);
  if (problem !== undefined) return { kind: 'error', message: problem };
  const target = targetOf(settings, located, scope);
  if (target.kind === 'error') return target;
  return {
    kind: 'value',
    value: {
      action,
      runbook: located.frame.runbook,
      input: evaluated.value,
      env: env.value,
      target: target.value,
    },
  };
}

function evaluateEnv(step: Step, scope: Scope): Evaluated<Record<string, Json>> {
  const env: Record<string, Json> = {};
  for (const [name, template] of Object.entries(step.env)) {
    const value = settled(evaluateTemplate(template, scope));
    if (value.kind === 'error') return value;
    env[name] = value.value;
  }
  return { kind: 'value', value: env };
}

function targetOf(settings: RunSettings, located: Located, scope: Scope): Evaluated<string> {
  const { step, runbook } = located;
  if (step.target === undefined) {
    return { kind: 'value', value: runbook.target ?? settings.defaultTarget };
  }
  const value = settled(evaluatePlain(step.target, scope));
  if (value.kind === 'error') return value;
  if (typeof value.value === 'string') return { kind: 'value', value: value.value };
  return { kind: 'error', message: 'the target is not a name' };
}
