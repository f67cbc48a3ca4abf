import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, evaluateTemplate } from '../../../engine/expression/evaluate.ts';
import { evaluateCondition, evaluatePlain } from '../../../engine/expression/evaluate-plain.ts';
import { unknown, type Scope, type ScopeMap } from '../../../engine/expression/evaluation.ts';
import { helperList } from '../../../engine/expression/helpers/helper-list.ts';
import { parseCondition, parseTemplate } from '../../../engine/expression/parse-expression.ts';
import { isSecretText, openSecrets, secretNames } from '../../../engine/expression/secret-text.ts';
import { toExpression, toTemplate } from '../../../engine/expression/to-expression.ts';
import type { Expression, Template } from '../../../engine/runbook/expression.ts';
import type { Json } from '../../../engine/runbook/json.ts';

const spanOf = (start: number, end: number): { file: string; start: number; end: number } => ({
  file: 'test',
  start,
  end,
});

function expression(text: string): Expression {
  const parsed = parseCondition(text, spanOf);
  if (!parsed.ok) throw new Error(`\`${text}\` does not parse`);
  return toExpression(parsed.value);
}

function template(text: string): Template {
  const parsed = parseTemplate(text, spanOf);
  if (!parsed.ok) throw new Error(`\`${text}\` does not parse`);
  return toTemplate(parsed.value);
}

const scope: Scope = {
  inputs: { service: 'gitea', count: 3, flag: true, later: unknown, list: ['a', 'b'], nothing: null },
  vars: { images: { nginx: { ref: 'nginx:1' } }, deep: { now: 1, later: unknown } },
  outputs: (step) => {
    if (step === 'done') return { image: 'old', none: null };
    return step === 'planned' ? unknown : undefined;
  },
  item: { name: 'x' },
  index: 0,
};

describe('evaluate', () => {
  test.each<[string, Json]>([
    ['inputs.count', 3],
    ['vars.images.nginx.ref', 'nginx:1'],
    ['vars.deep.now', 1],
    ['inputs.list.[1]', 'b'],
    ['steps.done.outputs.image', 'old'],
    ['item.name', 'x'],
    ['index', 0],
    ['default steps.skipped.outputs.image steps.done.outputs.image', 'old'],
    ['default steps.done.outputs.none "fallback"', 'fallback'],
    ['default (lower inputs.absent) "fallback"', 'fallback'],
    ['and false inputs.later', false],
    ['and inputs.later false', false],
    ['or inputs.absent inputs.flag', true],
  ])('%s', (text, value) => {
    expect(evaluate(expression(text), scope)).toEqual({ kind: 'value', value });
  });

  test.each([
    'inputs.later',
    'inputs.later.deeper',
    'inputs',
    'vars.deep',
    'steps.planned.outputs.image',
    'and true inputs.later',
    'not inputs.later',
    'eq inputs.later 1',
    'default inputs.later 1',
    'concat "a" inputs.later',
  ])('%s is unknown', (text) => {
    expect(evaluate(expression(text), scope)).toEqual({ kind: 'unknown' });
  });

  test.each([
    ['inputs.absent', '`inputs.absent` does not exist'],
    ['vars.images.apache.ref', '`vars.images.apache` does not exist'],
    ['steps.skipped.outputs.image', '`steps.skipped.outputs.image` does not exist'],
    ['steps.done.outputs.images', '`steps.done.outputs.images` does not exist'],
    ['captured.digest', '`captured.digest` does not exist'],
    ['inputs.list.[2]', '`inputs.list.2` does not exist'],
    ['inputs.list.length', '`inputs.list.length` does not exist'],
    ['inputs.constructor', '`inputs.constructor` does not exist'],
    ['inputs.__proto__', '`inputs.__proto__` does not exist'],
  ])('%s is missing', (text, message) => {
    expect(evaluate(expression(text), scope)).toEqual({ kind: 'error', message, missing: true });
  });
});

describe('evaluateTemplate', () => {
  test('keeps the type of a single expression and makes text of everything else', () => {
    expect(evaluateTemplate(template('{{ inputs.count }}'), scope)).toEqual({ kind: 'value', value: 3 });
    expect(evaluateTemplate(template('{{ inputs.count }} of {{ inputs.flag }}'), scope)).toEqual({
      kind: 'value',
      value: '3 of true',
    });
  });

  test.each([
    ['a {{ inputs.nothing }}', 'is null and cannot stand in text'],
    ['a {{ inputs.list }}', 'is a list and cannot stand in text'],
    ['a {{ item }}', 'is a map and cannot stand in text'],
    ['a {{ inputs.absent }}', 'does not exist'],
  ])('%s is an error', (text, message) => {
    const evaluation = evaluateTemplate(template(text), scope);
    expect(evaluation).toMatchObject({ kind: 'error', message: expect.stringContaining(message) as string });
  });

  test('an error counts before something unknown', () => {
    const list: Template = {
      kind: 'list',
      items: [template('{{ inputs.later }}'), template('{{ inputs.absent }}')],
    };
    expect(evaluateTemplate(list, scope)).toMatchObject({ kind: 'error' });
  });

  test('an empty value is a value', () => {
    const map: Template = { kind: 'map', entries: { a: { kind: 'list', items: [] } } };
    expect(evaluateTemplate(map, scope)).toEqual({ kind: 'value', value: { a: [] } });
  });
});

describe('secrets', () => {
  test('stay references, in text as well', () => {
    const evaluation = evaluateTemplate(
      template('postgres://gitea:{{ secrets.database }}@db/{{ inputs.service }}'),
      scope,
    );
    expect(evaluation).toEqual({
      kind: 'value',
      value: { $secret: ['postgres://gitea:', { name: 'database' }, '@db/gitea'] },
    });
    if (evaluation.kind !== 'value') return;
    expect(secretNames(evaluation.value)).toEqual(['database']);
    expect(openSecrets(evaluation.value, (name) => `<${name}>`)).toBe('postgres://gitea:<database>@db/gitea');
  });

  test('pass through default and concat', () => {
    expect(evaluate(expression('concat "a" (default inputs.absent secrets.token)'), scope)).toEqual({
      kind: 'value',
      value: { $secret: ['a', { name: 'token' }] },
    });
  });

  test('cannot stand where values are shown', () => {
    expect(evaluatePlain(template('{{ secrets.token }}'), scope)).toEqual({
      kind: 'error',
      message: 'the secret `token` cannot stand here',
      missing: false,
    });
  });

  test('cannot be forged by any value, and every value survives', () => {
    const forged = { $secret: [{ name: 'database' }] };
    fc.assert(
      fc.property(
        fc.jsonValue().map((value) => value as Json),
        fc.constantFrom<(value: Json) => Json>(
          (value) => value,
          () => forged,
          (value) => ({ $secret: [value, { name: 'database' }] }),
          (value) => [{ $$secret: value, $secret: [value] }],
        ),
        (value, wrap) => {
          const given = wrap(value);
          for (const text of ['{{ inputs.given }}', '{{ default inputs.absent inputs.given }}']) {
            const evaluation = evaluateTemplate(template(text), { inputs: { given: given as ScopeMap } });
            if (given === null) continue;
            if (evaluation.kind !== 'value') throw new Error('no value');
            expect(secretNames(evaluation.value)).toEqual([]);
            expect(openSecrets(evaluation.value, () => 'STOLEN')).toEqual(given);
            expect(evaluatePlain(template(text), { inputs: { given: given as ScopeMap } })).toEqual({
              kind: 'value',
              value: given,
            });
          }
          const constant = evaluateTemplate({ kind: 'constant', value: given }, {});
          if (constant.kind !== 'value') throw new Error('no value');
          expect(isSecretText(constant.value)).toBe(false);
        },
      ),
    );
  });

  test('a key of a map template is sealed as well', () => {
    const forged: Template = {
      kind: 'map',
      entries: { $secret: { kind: 'list', items: [{ kind: 'constant', value: 'x' }] } },
    };
    expect(evaluateTemplate(forged, {})).toEqual({ kind: 'value', value: { $$secret: ['x'] } });
  });
});

describe('evaluateCondition', () => {
  test('is true, false, unknown or an error', () => {
    expect(evaluateCondition(expression('eq 1 1'), {})).toEqual({ kind: 'value', value: true });
    expect(evaluateCondition(expression('inputs.later'), scope)).toEqual({ kind: 'unknown' });
    expect(evaluateCondition(expression('inputs.count'), scope)).toMatchObject({ kind: 'error' });
  });
});

const names = ['a', 'b', 'c'] as const;

const anyLeaf: fc.Arbitrary<Json> = fc.oneof(
  fc.boolean(),
  fc.constantFrom<Json>(null, 0, 1, 2, 'x', '1.2.3', ['x', 'y'], [], { k: 'x' }, { k: true }),
);

const { tree: anyExpression } = fc.letrec<{ tree: Expression; call: Expression; leaf: Expression }>(
  (tie) => ({
    leaf: fc.oneof(
      fc.constantFrom('x', 0, 1, true, false, null).map((value): Expression => ({ kind: 'literal', value })),
      fc
        .tuple(fc.constantFrom(...names, 'absent'), fc.constantFrom<string[]>([], ['k'], ['0']))
        .map(([name, rest]): Expression => ({ kind: 'path', root: 'inputs', segments: [name, ...rest] })),
    ),
    call: fc
      .tuple(
        fc.constantFrom(...helperList.map((helper) => helper.name)),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      )
      .map(([helper, list]): Expression => ({ kind: 'call', helper, arguments: list })),
    tree: fc.oneof({ maxDepth: 4, withCrossShrink: true }, tie('leaf'), tie('call')),
  }),
);

const noValue = Symbol('no value');

describe('properties', () => {
  test('what is evaluated with unknowns holds for everything that they can turn out to be', () => {
    fc.assert(
      fc.property(
        anyExpression,
        fc.tuple(...names.map(() => fc.tuple(fc.boolean(), fc.option(anyLeaf, { nil: noValue })))),
        (tree, values) => {
          const complete: Record<string, Json> = {};
          const planned: Record<string, Json | typeof unknown> = {};
          for (const [index, [hidden, value]] of values.entries()) {
            const name = names[index] ?? '';
            if (value !== noValue) complete[name] = value as Json;
            if (hidden) planned[name] = unknown;
            else if (value !== noValue) planned[name] = value as Json;
          }
          const before = evaluate(tree, { inputs: planned });
          const after = evaluate(tree, { inputs: complete });
          expect(after.kind).not.toBe('unknown');
          if (before.kind === 'value') expect(after).toEqual(before);
          if (before.kind === 'error')
            expect(after).toMatchObject({ kind: 'error', missing: before.missing });
        },
      ),
      { numRuns: 3000 },
    );
  });

  test('never throws, whatever text is parsed and whatever the scope holds', () => {
    const words = fc.constantFrom(
      '{{',
      '}}',
      ' ',
      'inputs.a',
      'eq',
      '(',
      ')',
      '"x"',
      '1',
      '\\',
      '#if',
      '~',
      '\n',
      '.',
      '[',
      ']',
      '=',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 12 }), anyLeaf, (pieces, a) => {
        for (const parse of [
          (text: string) => {
            const parsed = parseTemplate(text, spanOf);
            return parsed.ok ? toTemplate(parsed.value) : undefined;
          },
          (text: string): Template | undefined => {
            const parsed = parseCondition(text, spanOf);
            return parsed.ok ? { kind: 'expression', expression: toExpression(parsed.value) } : undefined;
          },
        ]) {
          const parsed = parse(pieces.join(''));
          if (parsed !== undefined) evaluateTemplate(parsed, { inputs: { a: a as ScopeMap } });
        }
      }),
      { numRuns: 1000 },
    );
  });
});
