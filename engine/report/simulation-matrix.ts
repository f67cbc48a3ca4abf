import { faultKinds } from './simulation.ts';
import type { CellResult, FaultKind, SimulationResult } from './simulation.ts';

/** One row: a step with what came of each fault there. */
export interface MatrixRow {
  readonly step: string;
  readonly cells: Readonly<Partial<Record<FaultKind, readonly CellResult[]>>>;
}

/** The results of a simulation by step and fault. */
export interface Matrix {
  /** Those that occur. */
  readonly faults: readonly FaultKind[];
  readonly rows: readonly MatrixRow[];
}

/** Arranges results in the order in which steps came up; the same step of several cases shares a row. */
export function matrixOf({ cells }: SimulationResult): Matrix {
  const rows = new Map<string, Partial<Record<FaultKind, CellResult[]>>>();
  for (const cell of cells) {
    const row = rows.get(cell.step) ?? {};
    rows.set(cell.step, row);
    (row[cell.fault] ??= []).push(cell);
  }
  return {
    faults: faultKinds.filter((fault) => cells.some((cell) => cell.fault === fault)),
    rows: [...rows].map(([step, byFault]) => ({ step, cells: byFault })),
  };
}

/** How many cells ended with each outcome, the most frequent first: `rolled-back 31`. */
export function outcomeCounts(cells: readonly CellResult[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { outcome } of cells) {
    const name = outcome === '' ? 'no outcome' : outcome;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].toSorted((left, right) => right[1] - left[1]).map(([name, count]) => `${name} ${count}`);
}

/** How to run a cell once more. */
export function reproduceLine({ runbook, seed }: SimulationResult, { id }: CellResult): string {
  return `runbook simulate ${runbook} --seed ${seed} --only '${id}'`;
}
