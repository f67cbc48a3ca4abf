/** A version: up to three numbers, those left out being zero, and what stands behind a hyphen. */
export interface Version {
  readonly numbers: readonly [number, number, number];
  readonly prerelease: readonly string[];
}

const notation = /^v?(\d{1,15})(?:\.(\d{1,15}))?(?:\.(\d{1,15}))?(?:-([\w.-]+))?(?:\+[\w.-]+)?$/;

/** Reads `1.27.3`, `v1.27`, `18` or `1.0.0-rc1`; undefined for anything else. */
export function parseVersion(text: string): Version | undefined {
  const match = notation.exec(text.trim());
  if (match === null) return undefined;
  const [, major, minor = '0', patch = '0', prerelease] = match;
  return {
    numbers: [Number(major), Number(minor), Number(patch)],
    prerelease: prerelease === undefined ? [] : prerelease.split('.'),
  };
}

/** Less than, equal to or greater than 0, as the first is older, the same or newer. */
export function compareVersions(left: Version, right: Version): -1 | 0 | 1 {
  for (const [index, number] of left.numbers.entries()) {
    const other = right.numbers[index] ?? 0;
    if (number !== other) return number < other ? -1 : 1;
  }
  return comparePrereleases(left.prerelease, right.prerelease);
}

/** A version with a prerelease comes before the one without. */
function comparePrereleases(left: readonly string[], right: readonly string[]): -1 | 0 | 1 {
  if (left.length === 0 || right.length === 0) {
    if (left.length === right.length) return 0;
    return left.length > 0 ? -1 : 1;
  }
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const order = compareIdentifiers(left[index], right[index]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Numbers come before words, and a list that ends comes before one that goes on. */
function compareIdentifiers(left: string | undefined, right: string | undefined): -1 | 0 | 1 {
  if (left === right) return 0;
  if (left === undefined) return -1;
  if (right === undefined) return 1;
  const numbers = [left, right].map((text) => (/^\d+$/.test(text) ? Number(text) : undefined));
  const [a, b] = numbers;
  if (a !== undefined && b !== undefined) {
    if (a === b) return 0;
    return a < b ? -1 : 1;
  }
  if (a !== undefined || b !== undefined) return a === undefined ? 1 : -1;
  return left < right ? -1 : 1;
}

/** One condition of a range: the numbers that were written, and the operator before them. */
const comparator = /^(>=|<=|>|<|=|\^|~)?(.+)$/;

/**
 * Whether a version fits a range such as `>=1.27.1 <2`, `^1.2`, `~1.2.3` or `1.2 || 3`; undefined
 * when the range cannot be read. A bare `1.2` means every `1.2.x`. Unlike npm's ranges, a
 * prerelease is compared like any other version.
 */
export function fitsRange(version: Version, range: string): boolean | undefined {
  let anyFits = false;
  for (const alternative of range.split('||')) {
    const conditions = alternative.trim().split(/\s+/);
    const results = conditions.map((condition) => fitsComparator(version, condition));
    if (results.includes(undefined)) return undefined;
    if (results.every((fits) => fits === true)) anyFits = true;
  }
  return anyFits;
}

function fitsComparator(version: Version, condition: string): boolean | undefined {
  if (condition === '*') return true;
  const match = comparator.exec(condition);
  const bound = match === null ? undefined : parseVersion(match[2] ?? '');
  if (match === null || bound === undefined) return undefined;
  const order = compareVersions(version, bound);
  switch (match[1]) {
    case '>=':
      return order >= 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '=':
      return order === 0;
    case '^':
      return order >= 0 && sameLeading(version, bound, caretLength(bound));
    case '~':
      return order >= 0 && sameLeading(version, bound, writtenNumbers(match[2] ?? '') > 1 ? 2 : 1);
    case undefined:
    default:
      return fitsBare(version, bound, match[2] ?? '', order);
  }
}

function fitsBare(version: Version, bound: Version, text: string, order: number): boolean {
  const written = writtenNumbers(text);
  return written === 3 || bound.prerelease.length > 0 ? order === 0 : sameLeading(version, bound, written);
}

function writtenNumbers(text: string): number {
  return (text.split('-')[0] ?? '').split('.').length;
}

/** `^` keeps the first number that is not zero. */
function caretLength(bound: Version): number {
  const first = bound.numbers.findIndex((number) => number !== 0);
  return first === -1 ? 3 : first + 1;
}

function sameLeading(left: Version, right: Version, count: number): boolean {
  return right.numbers.slice(0, count).every((number, index) => number === left.numbers[index]);
}
