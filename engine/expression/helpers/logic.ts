import { known, notKnown, problem, type Evaluation } from '../evaluation.ts';
import type { StaticType } from '../static-type.ts';
import { defineHelper, type FormHelper, type PlainHelper } from './define-helper.ts';

/**
 * `and` and `or` alike: `decisive` is the value that settles the call whatever the other
 * arguments are, those included that are unknown or cannot be evaluated. That makes the order of
 * arguments irrelevant, and a plan never surer than the run.
 */
function settle(name: string, decisive: boolean, evaluations: readonly Evaluation[]): Evaluation {
  let anyUnknown = false;
  let wrong: Evaluation | undefined;
  let absent: Evaluation | undefined;
  for (const evaluation of evaluations) {
    if (evaluation.kind === 'unknown') anyUnknown = true;
    else if (evaluation.kind === 'error') {
      if (evaluation.missing) absent ??= evaluation;
      else wrong ??= evaluation;
    } else if (evaluation.value === decisive) return known(decisive);
    else if (typeof evaluation.value !== 'boolean') {
      wrong ??= problem(`\`${name}\` needs values that are true or false`);
    }
  }
  if (anyUnknown) return notKnown;
  return wrong ?? absent ?? known(!decisive);
}

function connective(
  name: string,
  summary: string,
  decisive: boolean,
  example: readonly [string, boolean],
): FormHelper {
  return {
    kind: 'form',
    name,
    summary,
    parameters: [
      { name: 'left', accepts: ['boolean'] },
      { name: 'right', accepts: ['boolean'] },
    ],
    rest: { name: 'further', accepts: ['boolean'] },
    result: () => ({ type: 'boolean' }),
    combine: (evaluations) => settle(name, decisive, evaluations),
    missing: (types: readonly StaticType[]) => types.find((type) => type.missing !== undefined)?.missing,
    takesSecrets: false,
    examples: [{ expression: example[0], value: example[1] }],
  };
}

/** `and left right …` */
export const and: FormHelper = connective(
  'and',
  'whether all values are true; false as soon as one is false, whatever the others are',
  false,
  ['and true (eq 1 2)', false],
);

/** `or left right …` */
export const or: FormHelper = connective(
  'or',
  'whether one value is true; true as soon as one is, whatever the others are',
  true,
  ['or false (eq 1 1)', true],
);

/** `not value` */
export const not: PlainHelper = defineHelper({
  name: 'not',
  summary: 'true for false, false for true',
  parameters: [{ name: 'value', accepts: ['boolean'] }],
  result: () => ({ type: 'boolean' }),
  evaluate: ([value]) => known(!value),
  examples: [{ expression: 'not false', value: true }],
});
