import type { ObjectFacts } from '../ports/object-store.ts';

/** One backup set in a store: the objects below one name. */
export interface BackupSet {
  /** The run that made it. */
  readonly set: string;
  /** Moment of the data: ISO 8601, UTC. */
  readonly at: string;
  readonly bytes: number;
  /** Whether it has a manifest; without one it does not exist for a restore. */
  readonly whole: boolean;
  /** Whether a drill restored it from the store. */
  readonly verified: boolean;
  /** Keys of its objects, the manifest first. */
  readonly keys: readonly string[];
}

/** The last names of a set's manifest, and of what a drill leaves beside it. */
const manifestName = 'manifest.json';
const verifiedName = 'verified.json';

/** Sorts objects below `prefix` (`sets/`) into sets, the newest first. */
export function backupSetsOf(prefix: string, objects: readonly ObjectFacts[]): readonly BackupSet[] {
  const bySet = Map.groupBy(
    objects.filter(({ key }) => key.startsWith(prefix) && key.slice(prefix.length).includes('/')),
    ({ key }) => key.slice(prefix.length).split('/')[0] ?? '',
  );
  return [...bySet].map(([set, parts]) => setOf(set, `${prefix}${set}/`, parts)).toSorted(newestFirst);
}

function setOf(set: string, folder: string, parts: readonly ObjectFacts[]): BackupSet {
  const has = (name: string): boolean => parts.some(({ key }) => key === folder + name);
  const manifestLast = parts.map(({ key }) => key).toSorted((a) => (a === folder + manifestName ? -1 : 0));
  const written = parts.map(({ modifiedAt }) => modifiedAt).toSorted();
  return {
    set,
    at: momentOf(set) ?? written[0] ?? '',
    bytes: parts.reduce((sum, { size }) => sum + size, 0),
    whole: has(manifestName),
    verified: has(manifestName) && has(verifiedName),
    keys: manifestLast,
  };
}

function newestFirst(left: BackupSet, right: BackupSet): number {
  if (left.at !== right.at) return left.at < right.at ? 1 : -1;
  return left.set < right.set ? 1 : -1;
}

/** The moment in the name of a run (`20261123-020000-ab12`), or in a name made from it; undefined when there is none. */
export function momentOf(name: string): string | undefined {
  const found = /(?<!\d)(\d{4})(\d\d)(\d\d)[-_](\d\d)(\d\d)(\d\d)[-_][0-9a-z]{4}(?![0-9a-z])/u.exec(name);
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second] = found;
  const moment = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

/** What may be deleted: sets so old that `keep` newer ones are verified, and unfinished ones of such an age. */
export function expiredSets(
  sets: readonly BackupSet[],
  { keep, before }: { readonly keep: number; readonly before: string },
): readonly BackupSet[] {
  return sets.filter((set, index) => {
    const newerVerified = sets.slice(0, index).filter(({ verified }) => verified).length;
    return set.at < before && newerVerified >= keep;
  });
}
