import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the journals that earlier engines wrote. */
const journals: string = fileURLToPath(new URL('../replay/journals', import.meta.url));

/** A run as an earlier engine left it; names of machines and folders were replaced, and the plan's digest with them. */
export interface RecordedRun {
  readonly name: string;
  readonly plan: string;
  readonly journal: Buffer;
}

/** Reads a recorded run. */
export function recordedRun(name: string): RecordedRun {
  return {
    name,
    plan: readFileSync(join(journals, name, 'plan.txt'), 'utf8'),
    journal: readFileSync(join(journals, name, 'journal.jsonl')),
  };
}
