import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCondition, parseTemplate } from '../../../engine/expression/parse-expression.ts';

const spanOf = (start: number, end: number): { file: string; start: number; end: number } => ({
  file: 'test',
  start,
  end,
});

/** The code of the problem, the text that it points at, and the help. */
function problemOf(
  text: string,
  parse: typeof parseTemplate | typeof parseCondition,
): [string, string, string] {
  const parsed = parse(text, spanOf);
  const [problem] = parsed.diagnostics;
  const span = problem?.primary?.span;
  return [problem?.code ?? 'none', text.slice(span?.start, span?.end), problem?.help ?? ''];
}

describe('parseTemplate', () => {
  test.each([
    ['plain text', 'plain text'],
    ['a }} b', 'a }} b'],
    ['{ { a } }', '{ { a } }'],
    ['\\{{ .ID }}', '{{ .ID }}'],
    ['a \\{{x}} b \\{{y}}', 'a {{x}} b {{y}}'],
  ])('%s is the constant %s', (text, value) => {
    expect(parseTemplate(text, spanOf)).toMatchObject({ ok: true, value: { kind: 'constant', text: value } });
  });

  test('a backslash before an escape stays, and the expression is one', () => {
    expect(parseTemplate('\\\\{{ inputs.a }}', spanOf)).toMatchObject({
      value: { kind: 'text', parts: ['\\', { kind: 'path', segments: ['inputs', 'a'] }] },
    });
  });

  test('exactly one expression is no text', () => {
    expect(parseTemplate('{{ inputs.a }}', spanOf)).toMatchObject({ value: { kind: 'expression' } });
    expect(parseTemplate('{{ eq inputs.a 1 }}', spanOf)).toMatchObject({ value: { kind: 'expression' } });
    expect(parseTemplate(' {{ inputs.a }}', spanOf)).toMatchObject({ value: { kind: 'text' } });
    expect(parseTemplate('{{ inputs.a }}{{ inputs.b }}', spanOf)).toMatchObject({ value: { kind: 'text' } });
  });

  test('literals, paths with brackets and nested calls', () => {
    expect(parseTemplate('{{ and (eq a.[b c].d "x") true -1.5 null }}', spanOf)).toMatchObject({
      value: {
        expression: {
          kind: 'call',
          helper: 'and',
          arguments: [
            { kind: 'call', helper: 'eq', arguments: [{ segments: ['a', 'b c', 'd'] }, { value: 'x' }] },
            { value: true },
            { value: -1.5 },
            { value: null },
          ],
        },
      },
    });
  });

  test.each([
    ['a {{ b', 'RB320', 'close it'],
    ['{{ }}', 'RB320', 'name a value'],
    ['{{ inputs.a == "x" }}', 'RB320', 'write `eq inputs.a "x"`'],
    ['{{ inputs.a && inputs.b }}', 'RB320', 'write `and inputs.a inputs.b`'],
    ['{{ inputs.a >= 3 }}', 'RB320', 'write `ge inputs.a 3`'],
    ['{{ !inputs.a }}', 'RB320', 'write `not …`'],
    ['{{ (eq a b) }}', 'RB320', 'outermost parentheses'],
    ['{{ eq a (lower b }}', 'RB320', 'stands in parentheses'],
    ['{{#if a}}x{{/if}}', 'RB321', '`if`'],
    ['{{#each a}}x{{/with}}', 'RB320', 'write a value'],
    ['{{> partial}}', 'RB321', 'template.render'],
    ['{{! comment}}', 'RB321', 'YAML comment'],
    ['{{{ a.b }}}', 'RB321', 'nothing is ever escaped'],
    ['{{& a.b }}', 'RB321', 'nothing is ever escaped'],
    ['{{~ a.b ~}}', 'RB321', 'leave the `~` out'],
    ['{{* a }}', 'RB321', 'if'],
    ['{{ eq a b=1 }}', 'RB321', 'write the value alone'],
    ['{{ ../a }}', 'RB321', 'in full'],
    ['{{ this.a }}', 'RB321', 'in full'],
    ['{{ . }}', 'RB321', 'in full'],
    ['{{ @index }}', 'RB321', 'write `index`'],
    ['{{ a/b }}', 'RB321', 'write `a.b`'],
    ['{{ undefined }}', 'RB321', 'null'],
    ['{{ "eq" 1 2 }}', 'RB321', 'first word names the helper'],
  ])('%s is %s: %s', (text, code, help) => {
    const [found, place, said] = problemOf(text, parseTemplate);
    expect(found).toBe(code);
    expect(place).not.toBe('');
    expect(said).toContain(help);
  });

  test('points at the part that is wrong', () => {
    expect(problemOf('a {{ x }} {{ ../y }} b', parseTemplate)[1]).toBe('../y');
    expect(problemOf('{{ a.b }}\n  {{ eq c == d }}', parseTemplate)[1]).toBe('=');
    expect(problemOf('{{ eq c d=1 }}', parseTemplate)[1]).toBe('d=1');
    expect(problemOf('{{ a.b }} and {{ c.d', parseTemplate)[1]).toBe('{{');
    expect(problemOf('{{ eq a (b }} x = y', parseTemplate)[2]).not.toContain('operators');
  });

  test('reports every part that is wrong', () => {
    expect(parseTemplate('{{ ../a }} {{ this }}', spanOf).diagnostics).toHaveLength(2);
  });

  test('a single path is read the same without the parser', () => {
    const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,6}$/);
    const words = fc.array(fc.oneof(word, fc.constantFrom('this', 'true', 'null', 'else', 'as')), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(words, (segments) => {
        const path = segments.join('.');
        const alone = parseTemplate(`{{ ${path} }}`, spanOf);
        const inText = parseTemplate(`{{ ${path} }}!`, spanOf);
        expect(alone.ok).toBe(inText.ok);
        if (alone.ok && inText.ok && alone.value.kind === 'expression' && inText.value.kind === 'text') {
          expect(inText.value.parts).toEqual([alone.value.expression, '!']);
        }
      }),
    );
  });
});

describe('parseCondition', () => {
  test.each(['eq a "x"', 'not (eq a b)', 'inputs.flag', 'true', ' eq a 1 ', 'in "a" b'])('%s', (text) => {
    expect(parseCondition(text, spanOf).ok).toBe(true);
  });

  test('places count from the start of the text', () => {
    expect(parseCondition('eq a.b "x"', spanOf)).toMatchObject({
      value: {
        at: { start: 0, end: 10 },
        helperAt: { start: 0, end: 2 },
        arguments: [{ at: { start: 3, end: 6 } }, {}],
      },
    });
  });

  test.each([
    ['{{ eq a b }}', 'RB327', 'write `eq a b`'],
    ['eq a b}} {{ c', 'RB327', ''],
    ['', 'RB320', 'leave the key out'],
    ['a == b', 'RB320', 'write `eq a b`'],
    ['!a', 'RB320', 'write `not …`'],
    ['(eq a b)', 'RB320', 'outermost parentheses'],
    ['#if a', 'RB320', ''],
    ['> a', 'RB320', ''],
    ['else', 'RB320', ''],
    ['{ a', 'RB320', ''],
    ['eq a (b', 'RB320', ''],
    ['../a', 'RB321', 'in full'],
  ])('%s is %s', (text, code, help) => {
    const [found, , said] = problemOf(text, parseCondition);
    expect(found).toBe(code);
    expect(said).toContain(help);
  });
});
