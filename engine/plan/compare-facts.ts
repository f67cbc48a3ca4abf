import { isObject } from '../runbook/json.ts';

/** One thing that is not what it was when the plan was reviewed. */
export interface PlanDifference {
  /** What it is: `inputs.version`, `runbooks/backup.yaml`, `swap: digest`. */
  readonly what: string;
  readonly planned: string;
  readonly now: string;
}

/** Named things that are compared. */
export interface Comparable {
  readonly [name: string]: unknown;
}

const nothing = 'nothing';

/** Digests are told by their beginning: they are compared whole. */
export function shown(value: unknown): string {
  if (value === undefined) return nothing;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…');
}

/** What differs between two sets of named things. Maps are compared member by member, so that what moved is told and not all around it. */
export function compareFacts(
  prefix: string,
  planned: Comparable,
  now: Comparable,
): readonly PlanDifference[] {
  const names = [...new Set([...Object.keys(planned), ...Object.keys(now)])].toSorted();
  return names.flatMap((name) => {
    const [before, after] = [planned[name], now[name]];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    if (isObject(before) && isObject(after)) return compareFacts(`${prefix}${name}.`, before, after);
    return [{ what: `${prefix}${name}`, planned: shown(before), now: shown(after) }];
  });
}
