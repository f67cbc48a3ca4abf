import type { Schema } from '../../runbook/schema.ts';
import { known, type Evaluation } from '../evaluation.ts';
import type { StaticType } from '../static-type.ts';
import { kindOfSchema } from '../value-kind.ts';
import type { FormHelper } from './define-helper.ts';

/** The first argument that exists and is not null; the last one is taken as it is. */
function firstPresent(evaluations: readonly Evaluation[]): Evaluation {
  let last: Evaluation = known(null);
  for (const evaluation of evaluations) {
    last = evaluation;
    if (evaluation.kind === 'unknown') return evaluation;
    if (evaluation.kind === 'error' && !evaluation.missing) return evaluation;
    if (evaluation.kind === 'value' && evaluation.value !== null) return evaluation;
  }
  return last;
}

/** The common type of several values, as wide as it has to be. */
function commonSchema(types: readonly StaticType[]): Schema {
  const [first, ...others] = types.map((type) => type.schema);
  if (first === undefined) return {};
  const kind = kindOfSchema(first);
  if (!others.every((schema) => kindOfSchema(schema) === kind)) return {};
  if (kind === 'text') return { type: 'string' };
  if (kind === 'number') {
    const integers = [first, ...others].every((schema) => schema.type === 'integer');
    return { type: integers ? 'integer' : 'number' };
  }
  return first;
}

/** `default value fallback …`; named so because `default` is a word of the language. */
export const fallback: FormHelper = {
  kind: 'form',
  name: 'default',
  summary: 'the first value that exists and is not null',
  parameters: [{ name: 'value' }, { name: 'fallback' }],
  rest: { name: 'further' },
  result: commonSchema,
  combine: firstPresent,
  missing: (types) => types.at(-1)?.missing,
  takesSecrets: true,
  examples: [
    { expression: 'default null "none"', value: 'none' },
    { expression: 'default inputs.nothing 3', value: 3 },
  ],
};
