import { copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { journalLine, parseJournal } from '../../journal/parse-journal.ts';
import { fileError } from '../file-error.ts';
import { syncDirectory, writeNewFile } from './private-files.ts';

/**
 * Gives a damaged journal a sound end: the whole records before the damage. The damaged file is kept
 * beside it as `<path>.damaged`, `<path>.damaged2` and so on. A sound journal stays as it is.
 */
export function mendJournal(path: string): void {
  try {
    const bytes = readFileSync(path);
    const parsed = parseJournal(bytes);
    if (parsed.ok) return;
    const { events } = parsed;
    const fresh = `${path}.mended`;
    rmSync(fresh, { force: true });
    writeNewFile(fresh, events.map(journalLine).join(''));
    copyFileSync(path, unusedName(`${path}.damaged`));
    renameSync(fresh, path);
    syncDirectory(dirname(path));
  } catch (error) {
    throw fileError(`mend the journal ${path}`, error);
  }
}

function unusedName(name: string): string {
  let free = name;
  for (let number = 2; existsSync(free); number += 1) free = `${name}${number}`;
  return free;
}
