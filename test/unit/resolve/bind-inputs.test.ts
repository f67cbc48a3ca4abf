import { describe, expect, test } from 'vitest';
import type { Json } from '../../../engine/runbook/json.ts';
import type { InputDeclaration } from '../../../engine/runbook/runbook.ts';
import type { Schema } from '../../../engine/runbook/schema.ts';
import { bindInputs } from '../../../engine/resolve/bind-inputs.ts';

function declare(schema: Schema, more: Partial<InputDeclaration> = {}): { readonly a: InputDeclaration } {
  return { a: { schema, required: more.default === undefined, description: '', ...more } };
}

const integers: Schema = { type: 'array', items: { type: 'integer' } };

describe('bindInputs', () => {
  test.each<[Schema, Json, Json]>([
    [{ type: 'string' }, 'true', 'true'],
    [{ type: 'string' }, '', ''],
    [{ type: 'string', pattern: '^(?:\\d+)$' }, '12', '12'],
    [{ type: 'boolean' }, 'true', true],
    [{ type: 'boolean' }, 'false', false],
    [{ type: 'boolean' }, true, true],
    [{ type: 'integer' }, '-12', -12],
    [{ type: 'number' }, '1.5e3', 1500],
    [{ type: 'number' }, 2, 2],
    [integers, '1, 2', [1, 2]],
    [integers, '[1,2]', [1, 2]],
    [integers, '', []],
    [integers, [3], [3]],
    [{ type: 'object' }, '{"a":1}', { a: 1 }],
    [{}, 'x', 'x'],
  ])('%j of %j is %j', (schema, given, value) => {
    expect(bindInputs(declare(schema), { a: given })).toEqual({
      ok: true,
      value: { a: value },
      diagnostics: [],
    });
  });

  test.each<[Schema, Json, string, string]>([
    [{ type: 'boolean' }, 'yes', 'RB612', '`true` or `false` is needed'],
    [{ type: 'boolean' }, 1, 'RB612', 'is a number'],
    [{ type: 'integer' }, '1.5', 'RB612', 'a whole number is needed'],
    [{ type: 'integer' }, '', 'RB612', 'a whole number is needed'],
    [{ type: 'integer' }, '99999999999999999999', 'RB612', 'a whole number is needed'],
    [{ type: 'number' }, 'Infinity', 'RB612', 'a number is needed'],
    [{ type: 'number' }, '0x10', 'RB612', 'a number is needed'],
    [integers, '1,x', 'RB612', 'a list is needed'],
    [integers, '[1', 'RB612', 'a list is needed'],
    [integers, [1.5], 'RB613', 'item 1'],
    [{ type: 'object' }, '[]', 'RB612', 'a map is needed'],
    [{ type: 'string', enum: ['nginx', 'gitea'] }, 'ngnix', 'RB613', 'only `nginx`, `gitea`'],
    [{ type: 'string', pattern: '^(?:\\d+)$' }, '12a', 'RB613', 'does not match `\\d+`'],
    [{ type: 'integer', minimum: 3 }, '2', 'RB613', '3 is the smallest'],
    [{ type: 'integer', maximum: 3 }, 4, 'RB613', '3 is the greatest'],
    [{ type: 'string' }, 3, 'RB612', 'is a number'],
    [{ type: 'string' }, null, 'RB612', 'is null'],
  ])('%j of %j is %s', (schema, given, code, message) => {
    const { diagnostics } = bindInputs(declare(schema), { a: given });
    expect(diagnostics).toMatchObject([{ code, message: expect.stringContaining(message) as string }]);
  });

  test('defaults stand in, and optional inputs stay away', () => {
    expect(bindInputs(declare({ type: 'string' }, { default: 'x' }), {})).toMatchObject({
      value: { a: 'x' },
    });
    expect(bindInputs(declare({ type: 'string' }, { required: false }), {})).toMatchObject({ value: {} });
  });

  test('all problems at once, with the near miss', () => {
    const inputs = { ...declare({ type: 'string', enum: ['x', 'y'] }), b: declare({ type: 'boolean' }).a };
    const { diagnostics } = bindInputs(inputs, { bb: '1', b: 'no' });
    expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([
      ['RB610', 'did you mean `b`?'],
      ['RB611', 'give it with `--input a=x|y`'],
      ['RB612', undefined],
    ]);
  });

  test('names of the language itself are names like others', () => {
    expect(
      bindInputs(declare({ type: 'string' }, { default: 'x' }), { constructor: '1' }).diagnostics,
    ).toMatchObject([{ code: 'RB610' }]);
  });
});
