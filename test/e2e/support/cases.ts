/** One case as the table shows it. */
export interface Case {
  readonly name: string;
  readonly outcome: string;
  /** Seconds. */
  readonly interruption: number;
  /** Whether the data was the same before and after; undefined where it is meant to differ. */
  readonly equal: boolean | undefined;
}

const cases: Case[] = [];

/** Remembers a case for the table. */
export function record(one: Case): void {
  cases.push(one);
}

/** The table of all cases of a file: case, outcome, interruption, data. */
export function table(): string {
  const rows = cases.map(({ name, outcome, interruption, equal }) => [
    name,
    outcome,
    `${interruption.toFixed(1)} s`,
    equal === undefined ? 'changed' : equal ? 'equal' : 'DIFFERS',
  ]);
  const all = [['case', 'outcome', 'interruption', 'data'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n');
}
