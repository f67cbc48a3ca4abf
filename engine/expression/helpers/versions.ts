import { known, problem, type Evaluation } from '../evaluation.ts';
import { defineHelper, type PlainHelper } from './define-helper.ts';
import { compareVersions, fitsRange, parseVersion, type Version } from './version.ts';

function notVersion(text: string): Evaluation {
  return problem(`\`${text}\` is not a version such as \`1.27.3\``);
}

/** Calls `compute` with two versions, or says which text is none. */
function withVersions(
  left: string,
  right: string,
  compute: (left: Version, right: Version) => Evaluation,
): Evaluation {
  const first = parseVersion(left);
  if (first === undefined) return notVersion(left);
  const second = parseVersion(right);
  return second === undefined ? notVersion(right) : compute(first, second);
}

/** `semver version range` */
export const semver: PlainHelper = defineHelper({
  name: 'semver',
  summary: 'whether a version fits a range such as `>=1.27.1 <2`, `^1.2`, `~1.2.3` or `1.2 || 3`',
  parameters: [
    { name: 'version', accepts: ['text'] },
    { name: 'range', accepts: ['text'] },
  ],
  result: () => ({ type: 'boolean' }),
  evaluate([text, range]) {
    const version = parseVersion(text);
    if (version === undefined) return notVersion(text);
    const fits = fitsRange(version, range);
    return fits === undefined ? problem(`\`${range}\` is not a range of versions`) : known(fits);
  },
  examples: [
    { expression: 'semver "1.27.3" ">=1.27.1 <2"', value: true },
    { expression: 'semver "18.4" "^17"', value: false },
  ],
});

/** `semver-compare left right` */
export const semverCompare: PlainHelper = defineHelper({
  name: 'semver-compare',
  summary: '-1, 0 or 1, as the first version is older than the second, the same or newer',
  parameters: [
    { name: 'left', accepts: ['text'] },
    { name: 'right', accepts: ['text'] },
  ],
  result: () => ({ type: 'integer', minimum: -1, maximum: 1 }),
  evaluate: ([left, right]) =>
    withVersions(left, right, (first, second) => known(compareVersions(first, second))),
  examples: [
    { expression: 'semver-compare "1.9" "1.10"', value: -1 },
    { expression: 'lt (semver-compare "1.22.6" "1.27.3") 0', value: true },
  ],
});

const changes = ['same', 'older', 'patch', 'minor', 'major', 'skipped-major'] as const;

function changeBetween(from: Version, to: Version): (typeof changes)[number] {
  const order = compareVersions(from, to);
  if (order === 0) return 'same';
  if (order > 0) return 'older';
  const [major, minor] = from.numbers;
  if (to.numbers[0] > major + 1) return 'skipped-major';
  if (to.numbers[0] > major) return 'major';
  return to.numbers[1] > minor ? 'minor' : 'patch';
}

/** `semver-change from to` */
export const semverChange: PlainHelper = defineHelper({
  name: 'semver-change',
  summary: 'what an update is: `same`, `older`, `patch`, `minor`, `major` or `skipped-major`',
  parameters: [
    { name: 'from', accepts: ['text'] },
    { name: 'to', accepts: ['text'] },
  ],
  result: () => ({ type: 'string', enum: changes }),
  evaluate: ([from, to]) => withVersions(from, to, (first, second) => known(changeBetween(first, second))),
  examples: [
    { expression: 'semver-change "1.22.6" "1.27.3"', value: 'minor' },
    { expression: 'semver-change "16.1" "18.4"', value: 'skipped-major' },
    { expression: 'semver-change "1.27.3" "1.22.6"', value: 'older' },
  ],
});
