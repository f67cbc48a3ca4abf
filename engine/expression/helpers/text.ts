import { known, notKnown, problem, type Evaluation } from '../evaluation.ts';
import { joinSecretTexts, type SecretText } from '../secret-text.ts';
import { textOf } from '../text-of.ts';
import { defineHelper, type FormHelper, type PlainHelper } from './define-helper.ts';

function joinAll(evaluations: readonly Evaluation[]): Evaluation {
  const pieces: (string | SecretText)[] = [];
  let anyUnknown = false;
  let absent: Evaluation | undefined;
  for (const evaluation of evaluations) {
    if (evaluation.kind === 'unknown') anyUnknown = true;
    else if (evaluation.kind === 'error') {
      if (!evaluation.missing) return evaluation;
      absent ??= evaluation;
    } else {
      const text = textOf(evaluation.value);
      if (text === undefined) return problem('`concat` needs text, numbers or truth values');
      pieces.push(text);
    }
  }
  if (anyUnknown) return notKnown;
  return absent ?? known(joinSecretTexts(pieces));
}

/** `concat value …` */
export const concat: FormHelper = {
  kind: 'form',
  name: 'concat',
  summary: 'values one after the other as text; of a single number, its text',
  parameters: [{ name: 'value', accepts: ['text', 'number', 'boolean'] }],
  rest: { name: 'further', accepts: ['text', 'number', 'boolean'] },
  result: () => ({ type: 'string' }),
  combine: joinAll,
  missing: (types) => types.find((type) => type.missing !== undefined)?.missing,
  takesSecrets: true,
  examples: [
    { expression: 'concat "v" 1 "." 2', value: 'v1.2' },
    { expression: 'concat 3', value: '3' },
  ],
};

function change(
  name: string,
  summary: string,
  convert: (text: string) => string,
  example: readonly [string, string],
): PlainHelper {
  return defineHelper({
    name,
    summary,
    parameters: [{ name: 'text', accepts: ['text'] }],
    result: () => ({ type: 'string' }),
    evaluate: ([text]) => known(convert(text)),
    examples: [{ expression: example[0], value: example[1] }],
  });
}

/** `lower text` */
export const lower: PlainHelper = change('lower', 'text in small letters', (text) => text.toLowerCase(), [
  'lower "Gitea"',
  'gitea',
]);

/** `upper text` */
export const upper: PlainHelper = change('upper', 'text in capitals', (text) => text.toUpperCase(), [
  'upper "gitea"',
  'GITEA',
]);

/** `trim text` */
export const trim: PlainHelper = change('trim', 'text without white space around it', (text) => text.trim(), [
  'trim " a "',
  'a',
]);

/** `basename path` */
export const basename: PlainHelper = change(
  'basename',
  'what stands behind the last `/` of a path',
  (text) => text.replace(/\/+$/, '').split('/').at(-1) ?? '',
  ['basename "/srv/backups/set.tar"', 'set.tar'],
);

/** `split text separator` */
export const split: PlainHelper = defineHelper({
  name: 'split',
  summary: 'the pieces of a text between separators, as a list',
  parameters: [
    { name: 'text', accepts: ['text'] },
    { name: 'separator', accepts: ['text'] },
  ],
  result: () => ({ type: 'array', items: { type: 'string' } }),
  evaluate: ([text, separator]) => known(text.split(separator)),
  examples: [{ expression: 'split "a,b" ","', value: ['a', 'b'] }],
});

/** `join list separator` */
export const join: PlainHelper = defineHelper({
  name: 'join',
  summary: 'the items of a list as one text, with a separator between them',
  parameters: [
    { name: 'list', accepts: ['list'] },
    { name: 'separator', accepts: ['text'] },
  ],
  result: () => ({ type: 'string' }),
  evaluate([list, separator]) {
    const texts = list.map(textOf);
    return texts.every((text) => typeof text === 'string')
      ? known(texts.join(separator))
      : problem('`join` needs a list of text, numbers or truth values');
  },
  examples: [{ expression: 'join (split "a,b" ",") " and "', value: 'a and b' }],
});
