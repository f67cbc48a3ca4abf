import type { Action } from '../actions/define-action.ts';
import { openSecrets } from '../expression/secret-text.ts';
import { isObject } from '../runbook/json.ts';
import type { Json } from '../runbook/json.ts';
import { valueProblem } from './value-problem.ts';

/** What an action says about what it takes. */
export type InputRules = Pick<Action, 'input' | 'check'>;

/** Stands for the value of a secret, which is not read to check the rest. */
const hidden = '********';

/**
 * What is wrong with the input of an action now that its expressions have values; undefined for nothing.
 * Before the run only types were known, and of parsed output not even these.
 */
export function inputProblem({ input: schema, check }: InputRules, value: Json): string | undefined {
  const input = openSecrets(value, () => hidden);
  const problem = valueProblem(input, schema);
  if (problem !== undefined) return `the input ${problem}`;
  const [first] = (isObject(input) ? check?.(input) : undefined) ?? [];
  return first === undefined ? undefined : [...first.path, first.message].join(': ');
}
