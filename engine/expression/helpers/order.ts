import { known } from '../evaluation.ts';
import { defineHelper, type PlainHelper } from './define-helper.ts';

function comparison(
  name: string,
  summary: string,
  holds: (left: number, right: number) => boolean,
  example: readonly [string, boolean],
): PlainHelper {
  return defineHelper({
    name,
    summary,
    parameters: [
      { name: 'left', accepts: ['number'] },
      { name: 'right', accepts: ['number'] },
    ],
    result: () => ({ type: 'boolean' }),
    evaluate: ([left, right]) => known(holds(left, right)),
    examples: [{ expression: example[0], value: example[1] }],
  });
}

/** `lt left right` */
export const lt: PlainHelper = comparison(
  'lt',
  'whether a number is less than another; for versions see `semver-compare`',
  (left, right) => left < right,
  ['lt 1 2', true],
);

/** `le left right` */
export const le: PlainHelper = comparison(
  'le',
  'whether a number is less than another or the same',
  (left, right) => left <= right,
  ['le 2 2', true],
);

/** `gt left right` */
export const gt: PlainHelper = comparison(
  'gt',
  'whether a number is greater than another',
  (left, right) => left > right,
  ['gt 1 2', false],
);

/** `ge left right` */
export const ge: PlainHelper = comparison(
  'ge',
  'whether a number is greater than another or the same',
  (left, right) => left >= right,
  ['ge 1 2', false],
);
