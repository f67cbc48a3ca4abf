import type { Expression, Template } from '../runbook/expression.ts';
import { evaluate, evaluateTemplate } from './evaluate.ts';
import { known, problem, type Evaluation, type Scope } from './evaluation.ts';
import { openSecrets } from './secret-text.ts';

/**
 * The value of a template in a place where no secret can stand: names, messages, items of a
 * `foreach`, inputs of a called runbook, outputs. The result is plain: nothing in it is sealed. A
 * secret that got there all the same is an error.
 */
export function evaluatePlain(template: Template, scope: Scope): Evaluation {
  const evaluation = evaluateTemplate(template, scope);
  if (evaluation.kind !== 'value') return evaluation;
  let secret: string | undefined;
  const plain = openSecrets(evaluation.value, (name) => {
    secret = name;
    return '';
  });
  return secret === undefined ? known(plain) : problem(`the secret \`${secret}\` cannot stand here`);
}

/** The value of a condition: true, false or unknown; anything else is an error. */
export function evaluateCondition(
  condition: Expression,
  scope: Scope,
): Exclude<Evaluation, { kind: 'value' }> | { readonly kind: 'value'; readonly value: boolean } {
  const evaluation = evaluate(condition, scope);
  if (evaluation.kind !== 'value') return evaluation;
  const { value } = evaluation;
  if (typeof value === 'boolean') return { kind: 'value', value };
  return { kind: 'error', message: 'the condition is neither true nor false', missing: false };
}
