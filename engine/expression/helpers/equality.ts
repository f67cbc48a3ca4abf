import { isObject } from '../../runbook/json.ts';
import { known } from '../evaluation.ts';
import { defineHelper, type PlainHelper } from './define-helper.ts';

/** Whether two JSON values are the same; the order of a map's keys does not matter. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => sameJson(item, right[index]));
  }
  if (!isObject(left) || !isObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
  );
}

const parameters = [{ name: 'left' }, { name: 'right' }] as const;

/** `eq left right` */
export const eq: PlainHelper = defineHelper({
  name: 'eq',
  summary: 'whether two values are the same; a number is never the same as text',
  parameters,
  result: () => ({ type: 'boolean' }),
  evaluate: ([left, right]) => known(sameJson(left, right)),
  examples: [
    { expression: 'eq "a" "a"', value: true },
    { expression: 'eq 1 "1"', value: false },
  ],
});

/** `ne left right` */
export const ne: PlainHelper = defineHelper({
  name: 'ne',
  summary: 'whether two values differ',
  parameters,
  result: () => ({ type: 'boolean' }),
  evaluate: ([left, right]) => known(!sameJson(left, right)),
  examples: [{ expression: 'ne "a" "b"', value: true }],
});
