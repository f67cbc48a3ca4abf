import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCondition, parseTemplate } from '../../../engine/expression/parse-expression.ts';
import { simpleExpression } from '../../../engine/expression/simple-expression.ts';

const spanOf = (start: number, end: number): { file: string; start: number; end: number } => ({
  file: 'test',
  start,
  end,
});

/** A line break stands where a blank was: as long, and nothing that is simple. */
function unsimple(code: string): string {
  return code.replace(' ', '\n');
}

describe('simpleExpression', () => {
  const word = fc.stringMatching(/^[A-Za-z]\w{0,5}$/);
  const path = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join('.'));
  const text = fc.stringMatching(/^[ -~äß]{0,8}$/).map((inner) => `"${inner}"`);
  const number = fc.integer().map(String);
  const blank = fc.constantFrom(' ', '  ', '\t');
  const piece = fc.oneof(
    path,
    text,
    number,
    fc.constantFrom('true', 'this.a', 'a.else', '(eq a.b 1)', '1.5'),
  );
  const code = fc
    .tuple(blank, fc.array(fc.tuple(piece, blank), { minLength: 1, maxLength: 4 }))
    .map(([first, pieces]) => ` ${first}${pieces.flat().join('')}`);

  test('reads the same as the parser, places included', () => {
    fc.assert(
      fc.property(code, (written) => {
        fc.pre(!written.includes('{') && !written.includes('}'));
        if (simpleExpression(written, 0) === undefined) return;
        expect(parseCondition(written, spanOf)).toEqual(parseCondition(unsimple(written), spanOf));
        const template = parseTemplate(`{{${written}}}`, spanOf);
        expect(template).toEqual(parseTemplate(`{{${unsimple(written)}}}`, spanOf));
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    'eq inputs.mode "full"',
    'default steps.a-b.outputs.x "none"',
    '  gt steps.a.outputs.code -1 ',
    'inputs.a',
  ])('%s is simple', (written) => {
    expect(simpleExpression(written, 0)).toBeDefined();
  });

  test.each([
    'item',
    'eq',
    'eq a.b "c',
    'eq a.b 1.5',
    'eq a.b "\\""',
    'eq (a.b) 1',
    'else a.b',
    'eq a.b c=1',
    '&eq a.b 1',
    'eq a.b 1 ~',
    'eq a.b"c"',
  ])('%s is left to the parser', (written) => {
    expect(simpleExpression(written, 0)).toBeUndefined();
  });
});
