/** Every fault that a simulation knows, in the order of the matrix's columns. */
export const faultKinds = [
  'none',
  'fails-before',
  'fails-after',
  'times-out',
  'hangs',
  'killed-mid-effect',
  'killed-before-record',
  'killed-after-record',
  'cancelled',
  'fails-once',
  'fails-always',
  'refused',
  'waits',
] as const;

/** What is done to a run at one step. */
export type FaultKind = (typeof faultKinds)[number];

/** What a fault is, for people: a short heading for a matrix, and a sentence. */
export interface FaultWords {
  /** Two characters. */
  readonly short: string;
  readonly long: string;
}

/** The words of every fault. */
export const faultWords: Readonly<Record<FaultKind, FaultWords>> = {
  none: { short: 'ok', long: 'no fault' },
  'fails-before': { short: 'FB', long: 'fails before its effect' },
  'fails-after': { short: 'FA', long: 'fails after its effect' },
  'times-out': { short: 'TO', long: 'times out in the middle' },
  hangs: { short: 'HA', long: 'hangs, ignores a cancel, engine killed' },
  'killed-mid-effect': { short: 'KM', long: 'engine killed in mid-effect' },
  'killed-before-record': { short: 'KB', long: 'engine killed before its end is written down' },
  'killed-after-record': { short: 'KA', long: 'engine killed after its end is written down' },
  cancelled: { short: 'CA', long: 'run cancelled while it runs' },
  'fails-once': { short: 'F1', long: 'undo fails once after its effect' },
  'fails-always': { short: 'F*', long: 'undo fails always, then `rollback`' },
  refused: { short: 'NO', long: 'approval refused' },
  waits: { short: 'WA', long: 'approval given later, by another engine' },
};

/** One run with one fault. */
export interface SimulationCell {
  readonly case: string;
  /** Key of the step, of a step of an undo, or `-` where there is no fault. */
  readonly step: string;
  readonly fault: FaultKind;
  /** A step that fails after its effect, so that `step` is reached at all; empty for none. */
  readonly trigger: string;
  /** Milliseconds into the step at which a fault in mid-effect strikes. */
  readonly delay: number;
}

/** What came of one cell. */
export interface CellResult extends SimulationCell {
  /** Reproduces it with `--only`. */
  readonly id: string;
  /** Empty when the run never ended. */
  readonly outcome: string;
  /** What does not hold; empty in a good cell. */
  readonly problems: readonly string[];
  /** The journal's events in short, only for a cell with problems. */
  readonly story: readonly string[];
  readonly milliseconds: number;
}

/** What came of exploring one runbook. */
export interface SimulationResult {
  readonly runbook: string;
  readonly seed: number;
  /** How many cells there are; `cells` may be a sample. */
  readonly possible: number;
  readonly cells: readonly CellResult[];
  readonly milliseconds: number;
}

/** The name of a cell: `good@swap@fails-after`. */
export function cellId({ case: name, step, fault }: Pick<SimulationCell, 'case' | 'step' | 'fault'>): string {
  return `${name}@${step}@${fault}`;
}
