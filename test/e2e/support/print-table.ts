import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { casesVariable, table } from './cases.ts';

/** Collects the cases of all files, and prints them as one table when the last has ended. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-e2e-cases-'));
  const file = join(folder, 'cases');
  writeFileSync(file, '');
  process.env[casesVariable] = file;
  return () => {
    console.log(`\n${table(file)}\n`);
    rmSync(folder, { recursive: true });
  };
}
