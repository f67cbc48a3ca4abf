import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseJournal } from '../../journal/parse-journal.ts';
import type { StoredRun } from '../../journal/journal-store.ts';
import { PortError } from '../../ports/port-error.ts';
import { fileError } from '../file-error.ts';
import { placeError } from './private-files.ts';

/** What a run may be called; a folder of another name is none. */
export const runName: RegExp = /^[a-z0-9][a-z0-9._-]*$/;

/** A file, whole. Throws a PortError. */
export function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw fileError(`read ${path}`, error);
  }
}

/** Ids of the runs in a folder, newest first. */
export function idsOf(runs: string): readonly string[] {
  return namesIn(runs).toSorted().toReversed();
}

function namesIn(runs: string): readonly string[] {
  try {
    return readdirSync(runs).filter((name) => runName.test(name));
  } catch (error) {
    const failure = placeError(`read ${runs}`, error);
    if (failure instanceof PortError && failure.kind === 'not-found') return [];
    throw failure;
  }
}

/** The runs in a folder with the first and last record of each, newest first. Throws a PortError. */
export function listRuns(runs: string): readonly StoredRun[] {
  return namesIn(runs)
    .flatMap((run) => {
      const bytes = bytesUnlessGone(join(runs, run, 'journal.jsonl'));
      if (bytes === undefined) return [];
      const parsed = parseJournal(bytes);
      const events = parsed.ok ? parsed.events : [];
      return [{ run, first: events[0], last: events.at(-1) }];
    })
    .toSorted((one, other) => compareText(startOf(other), startOf(one)));
}

/** Another engine may make a run, or remove one, while they are listed. */
function bytesUnlessGone(path: string): Uint8Array | undefined {
  try {
    return readBytes(path);
  } catch (error) {
    if (error instanceof PortError && error.kind === 'not-found') return undefined;
    throw error;
  }
}

/** Names begin with the second in which a run began; for two of one second, the first record knows which was earlier. */
function startOf({ run, first }: StoredRun): string {
  const second = /^\d{8}-\d{6}/u.exec(run)?.[0] ?? run;
  return `${second} ${first?.at ?? ''} ${run}`;
}

function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
