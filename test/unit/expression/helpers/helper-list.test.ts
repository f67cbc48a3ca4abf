import { describe, expect, test } from 'vitest';
import { parseCondition } from '../../../../engine/expression/parse-expression.ts';
import { evaluate } from '../../../../engine/expression/evaluate.ts';
import { helperList, helpers } from '../../../../engine/expression/helpers/helper-list.ts';
import { toExpression } from '../../../../engine/expression/to-expression.ts';
import type { Evaluation, ScopeMap } from '../../../../engine/expression/evaluation.ts';

function valueOf(text: string, inputs: ScopeMap = {}): Evaluation {
  const parsed = parseCondition(text, (start, end) => ({ file: 'test', start, end }));
  if (!parsed.ok) throw new Error(`\`${text}\` does not parse`);
  return evaluate(toExpression(parsed.value), { inputs });
}

describe('the examples of the helpers', () => {
  const examples = helperList.flatMap(({ name, examples: list }) =>
    list.map((example) => ({ name, ...example })),
  );
  test.each(examples)('$expression', ({ name, expression, value }) => {
    expect(expression).toContain(name);
    expect(valueOf(expression)).toEqual({ kind: 'value', value });
  });

  test('no two helpers share a name', () => {
    expect(helpers.size).toBe(helperList.length);
  });
});

describe('versions', () => {
  test.each([
    ['semver "1.2.3" "^1.2"', true],
    ['semver "1.1.3" "^1.2"', false],
    ['semver "2.0.0" "^1.2"', false],
    ['semver "0.2.9" "^0.2.3"', true],
    ['semver "0.3.0" "^0.2.3"', false],
    ['semver "1.2.9" "~1.2.3"', true],
    ['semver "1.3.0" "~1.2.3"', false],
    ['semver "1.3.0" "~1"', true],
    ['semver "18.4" "18"', true],
    ['semver "18.4.1" "18.4.1"', true],
    ['semver "17.9" "18 || 17"', true],
    ['semver "1.27.3-unhealthy" "<1.27.3"', true],
    ['semver "9" "*"', true],
    ['semver-compare "1.0.0-rc.2" "1.0.0-rc.10"', -1],
    ['semver-compare "1.0.0-rc" "1.0.0-rc.1"', -1],
    ['semver-compare "1.0.0-1" "1.0.0-a"', -1],
    ['semver-compare "v1" "1.0.0"', 0],
    ['semver-change "1.2.3" "2.0.0"', 'major'],
    ['semver-change "1.2.3" "1.2.4"', 'patch'],
    ['semver-change "1.2.3" "1.2.3"', 'same'],
  ])('%s', (expression, value) => {
    expect(valueOf(expression)).toEqual({ kind: 'value', value });
  });

  test.each(['semver "latest" "1"', 'semver "1" "newest"', 'semver-compare "1" "x"'])(
    '%s is an error',
    (text) => {
      expect(valueOf(text)).toMatchObject({ kind: 'error', missing: false });
    },
  );
});

describe('what a helper cannot work with', () => {
  test.each([
    ['lt "1" 2', 'a number as `left`, not text'],
    ['not "x"', 'true or false as `value`, not text'],
    ['eq 1', 'called `eq left right`'],
    ['eq 1 2 3', 'called `eq left right`'],
    ['and true "x"', 'true or false'],
    ['concat (split "a" ",")', '`concat` needs'],
    ['join inputs.nested ","', '`join` needs a list of'],
    ['lower secrets.database', 'a secret cannot be given to `lower`'],
    ['join (split secrets.database ",") ","', 'a secret cannot be given to `split`'],
  ])('%s', (text, message) => {
    expect(valueOf(text, { nested: [[1]] })).toEqual({
      kind: 'error',
      message: expect.stringContaining(message) as string,
      missing: false,
    });
  });

  test.each(['first (lookup inputs.lists "none")', 'last inputs.lists.none', 'lookup inputs.lists.none 3'])(
    '%s is missing',
    (text) => {
      expect(valueOf(text, { lists: { none: [] } })).toMatchObject({ kind: 'error', missing: true });
    },
  );
});
