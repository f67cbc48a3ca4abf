import type { Action } from '../actions/define-action.ts';
import { evaluatePlain } from '../expression/evaluate-plain.ts';
import { unknown } from '../expression/evaluation.ts';
import type { Scope } from '../expression/evaluation.ts';
import type { Template } from '../runbook/expression.ts';
import type { JsonObject } from '../runbook/json.ts';
import type { Program, Runbook, Step } from '../runbook/runbook.ts';
import { membersOf } from './undo-lines.ts';

/** Files of the project (scripts, templates) that steps of a program read, as far as their paths are known before the run; sorted. */
export function projectFilesOf(
  program: Program,
  known: { readonly inputs: JsonObject; readonly vars: JsonObject },
  actions: ReadonlyMap<string, Action>,
): readonly string[] {
  const paths = Object.entries(program.runbooks).flatMap(([key, runbook]) => {
    const scope: Scope = {
      inputs: key === program.root ? known.inputs : unknown,
      vars: known.vars,
      outputs: () => unknown,
      run: unknown,
      captured: unknown,
      env: unknown,
      item: unknown,
      index: unknown,
    };
    return inputsOf(runbook).flatMap(([action, input]) => pathsIn(actions.get(action), input, scope));
  });
  return [...new Set(paths)].toSorted();
}

/** The action and the input of everything that a runbook does. */
function inputsOf(runbook: Runbook): readonly (readonly [action: string, input: Template])[] {
  const { requires, steps, finally: last } = runbook;
  return [...requires, ...steps, ...last].flatMap(inputsOfStep);
}

function inputsOfStep(step: Step): readonly (readonly [action: string, input: Template])[] {
  const captures = Object.values(step.capture).map((capture) => [capture.action, capture.with] as const);
  const undo = step.undo.kind === 'steps' ? step.undo.steps.flatMap(inputsOfStep) : [];
  const own = step.body.kind === 'action' ? [[step.body.action, step.body.with] as const] : [];
  return [...own, ...captures, ...undo];
}

function pathsIn(action: Action | undefined, input: Template, scope: Scope): readonly string[] {
  const members = membersOf(input);
  return (action?.projectFiles ?? []).flatMap((name) => {
    const member = members[name];
    const path = member === undefined ? undefined : evaluatePlain(member, scope);
    return path?.kind === 'value' && typeof path.value === 'string' ? [path.value] : [];
  });
}
