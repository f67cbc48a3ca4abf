import { add, multiply, subtract } from './arithmetic.ts';
import { first, includes, json, last, length, lookup } from './collections.ts';
import type { Helper } from './define-helper.ts';
import { eq, ne } from './equality.ts';
import { fallback } from './fallback.ts';
import { and, not, or } from './logic.ts';
import { ge, gt, le, lt } from './order.ts';
import { basename, concat, join, lower, split, trim, upper } from './text.ts';
import { semver, semverChange, semverCompare } from './versions.ts';

/** Every helper of the expression language, in the order of the documentation. */
export const helperList: readonly Helper[] = [
  eq,
  ne,
  lt,
  le,
  gt,
  ge,
  and,
  or,
  not,
  fallback,
  includes,
  length,
  first,
  last,
  lookup,
  join,
  split,
  concat,
  lower,
  upper,
  trim,
  basename,
  json,
  add,
  subtract,
  multiply,
  semver,
  semverCompare,
  semverChange,
];

/** The same by name. */
export const helpers: ReadonlyMap<string, Helper> = new Map(
  helperList.map((helper) => [helper.name, helper]),
);
