import type { Json } from '../../runbook/json.ts';
import { notKnown, problem, type Evaluation } from '../evaluation.ts';
import { isSecretText } from '../secret-text.ts';
import { kindOf, kindWords } from '../value-kind.ts';
import type { Helper, PlainHelper } from './define-helper.ts';

/**
 * Calls a helper. Of several arguments without a value, one that is wrong counts before one that
 * is unknown, and that before one that is missing: so an unknown one can turn out as anything
 * without the result having been too certain.
 */
export function callHelper(helper: Helper, evaluations: readonly Evaluation[]): Evaluation {
  const { parameters, rest, name } = helper;
  const count = evaluations.length;
  if (count < parameters.length || (rest === undefined && count > parameters.length)) {
    return problem(`\`${name}\` is given ${count} values; it is called \`${callForm(helper)}\``);
  }
  if (helper.kind === 'form') return helper.combine(evaluations);
  const values: Json[] = [];
  let anyUnknown = false;
  let absent: Evaluation | undefined;
  for (const evaluation of evaluations) {
    if (evaluation.kind === 'value') values.push(evaluation.value);
    else if (evaluation.kind === 'unknown') anyUnknown = true;
    else if (evaluation.missing) absent ??= evaluation;
    else return evaluation;
  }
  if (anyUnknown) return notKnown;
  return absent ?? wrongKind(helper, values) ?? helper.evaluate(values);
}

/** How a helper is called, with the names of its parameters: `join list separator`. */
export function callForm({ name, parameters, rest }: Helper): string {
  const names = parameters.map((parameter) => parameter.name);
  return [name, ...names, ...(rest === undefined ? [] : [`${rest.name} …`])].join(' ');
}

function wrongKind(helper: PlainHelper, values: readonly Json[]): Evaluation | undefined {
  for (const [index, value] of values.entries()) {
    if (isSecretText(value)) return problem(`a secret cannot be given to \`${helper.name}\``);
    const parameter = helper.parameters[index] ?? helper.rest;
    if (parameter?.accepts !== undefined && !parameter.accepts.includes(kindOf(value))) {
      return problem(
        `\`${helper.name}\` needs ${kindWords(parameter.accepts)} as \`${parameter.name}\`, not ${kindWords([kindOf(value)])}`,
      );
    }
  }
  return undefined;
}
