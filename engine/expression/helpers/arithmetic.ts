import { known, problem } from '../evaluation.ts';
import { defineHelper, type PlainHelper } from './define-helper.ts';

function operation(
  name: string,
  summary: string,
  compute: (left: number, right: number) => number,
  example: readonly [string, number],
): PlainHelper {
  return defineHelper({
    name,
    summary,
    parameters: [
      { name: 'left', accepts: ['number'] },
      { name: 'right', accepts: ['number'] },
    ],
    result: (types) => ({
      type: types.every((type) => type.schema.type === 'integer') ? 'integer' : 'number',
    }),
    evaluate([left, right]) {
      const value = compute(left, right);
      // JSON has neither infinity nor negative zero.
      return Number.isFinite(value) ? known(value + 0) : problem(`\`${name}\` is out of range`);
    },
    examples: [{ expression: example[0], value: example[1] }],
  });
}

/** `add left right` */
export const add: PlainHelper = operation('add', 'the sum of two numbers', (a, b) => a + b, ['add 1 2', 3]);

/** `subtract left right` */
export const subtract: PlainHelper = operation('subtract', 'a number less another', (a, b) => a - b, [
  'subtract 3 2',
  1,
]);

/** `multiply left right` */
export const multiply: PlainHelper = operation('multiply', 'the product of two numbers', (a, b) => a * b, [
  'multiply 1.5 2',
  3,
]);
