import { appendFileSync, readFileSync } from 'node:fs';

/** One case as the table shows it. */
export interface Case {
  readonly name: string;
  readonly outcome: string;
  /** Seconds; undefined where there was no site to interrupt. */
  readonly interruption?: number;
  /** What became of the rows and refs, in a word; undefined where there were none before. */
  readonly data?: string;
}

/** Names the file that collects the cases of all test files; the tests run in processes of their own. */
export const casesVariable = 'RUNBOOK_E2E_CASES';

/** Remembers a case for the table. */
export function record(one: Case): void {
  const file = process.env[casesVariable];
  if (file === undefined) throw new Error(`${casesVariable} is not set`);
  appendFileSync(file, `${JSON.stringify(one)}\n`);
}

/** The table of all cases in a file: case, outcome, interruption, data. */
export function table(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  const cases = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Case);
  const rows = cases.map(({ name, outcome, interruption, data }) => [
    name,
    outcome,
    interruption === undefined ? '–' : `${interruption.toFixed(1)} s`,
    data ?? '–',
  ]);
  const all = [['case', 'outcome', 'interruption', 'data'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const shown = all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return shown.map((line) => line.trimEnd()).join('\n');
}
