import fc from 'fast-check';

/** Units that are cheap to write and dear to read, each with what stands before and behind them. */
const towers: readonly (readonly [head: string, unit: string, tail: string])[] = [
  ['', '- a\n', ''],
  ['', '-\n', ''],
  ['', '- ', ''],
  ['', '? ', ''],
  ['', ': ', ''],
  ['', '- - - - - - - - a\n', ''],
  ['a: [', 'a,', ']'],
  ['a: [', ',', ']'],
  ['a: [', '[],', ']'],
  ['a: [', '{},', ']'],
  ['a: {', 'a: b,', '}'],
  ['a: {', ':,', '}'],
  ['a: ', '[', ''],
  ['a: ', '{a: ', ''],
  ['a: ', '[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]],', ''],
  ['a: 1\n', ']', ''],
  ['', 'k: v\n', ''],
  ['', ':\n', ''],
  ['', '&a ', ''],
  ['', '!!str ', ''],
  ['', '- !x a\n', ''],
  ['b: &a 1\na: [', '*a,', ']'],
  ['b: &a { x: 1 }\nc:\n', '  <<: *a\n', ''],
  ['', '#\n', ''],
  ['a: b', ' ', 'c: d'],
  ['a: b', '\n', ' c'],
  ['a: "', 'x', '"'],
  ['a: "', '\\q', '"'],
  ['a: "', 'x\n ', ''],
  ["a: '", "''", "'"],
  ['a: |\n', '  x\n', ''],
  ['a: |+\n', '\n', ''],
  ['', '---\n', ''],
  ['', 'a: 1\n b: 2\n', ''],
  ['', '- @x\n', ''],
  ['', '- {{ inputs.a }}\n', ''],
  ['', `${'x'.repeat(1025)}: 1\n`, ''],
  ['', '- 99999999999999999999\n', ''],
  ['a: 0x', 'f', ''],
  ['apiVersion: runbook/v1\nname: a\nsummary: b\nsteps:\n', '  - { id: a, run: "true" }\n', ''],
  ['apiVersion: runbook/v1\nname: a\nsummary: b\nsteps:\n  - id: a\n    if: ', 'not (', ''],
  ['apiVersion: runbook/v1\nname: a\nsummary: "{{ ', 'eq (default ', '}}"'],
  ['apiVersion: runbook/v1\nname: a\nsummary: b\nsteps: [{ id: a, uses: wait, with: ', '{ a: ', ''],
];

/** Texts up to the size that is read at all, of one unit over and over. */
export const hostileTexts: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom(...towers), fc.constantFrom(5000, 100_000, 3_990_000))
  .map(([[head, unit, tail], size]) => head + unit.repeat(Math.floor(size / unit.length)) + tail);
