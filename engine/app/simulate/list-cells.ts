import type { JournalEvent } from '../../journal/event.ts';
import type { FaultKind, SimulationCell } from '../../report/simulation.ts';
import { parseKey } from '../../run/step-key.ts';

/** A step that a run without the fault in question came by. */
export interface VisitedStep {
  readonly key: string;
  readonly kind: 'attempt' | 'approval';
  /** Milliseconds that it took. */
  readonly milliseconds: number;
}

const stepFaults: readonly FaultKind[] = [
  'fails-before',
  'fails-after',
  'times-out',
  'hangs',
  'killed-mid-effect',
  'killed-before-record',
  'killed-after-record',
  'cancelled',
];
const undoFaults: readonly FaultKind[] = [
  'fails-once',
  'fails-always',
  'killed-mid-effect',
  'killed-before-record',
  'killed-after-record',
];
const approvalFaults: readonly FaultKind[] = ['refused', 'waits', 'killed-mid-effect', 'cancelled'];

/** The steps of a journal that were attempted or asked about, in the order of their first start. */
export function visitedSteps(events: readonly JournalEvent[]): readonly VisitedStep[] {
  const visited = new Map<string, VisitedStep>();
  const begun = new Map<string, number>();
  for (const event of events) {
    if (event.event === 'attempt-started') begun.set(event.step, Date.parse(event.at));
    if (event.event === 'approval-requested') {
      visited.set(event.step, { key: event.step, kind: 'approval', milliseconds: 0 });
    }
    if (event.event !== 'attempt-finished' || visited.has(event.step)) continue;
    const milliseconds = Date.parse(event.at) - (begun.get(event.step) ?? Date.parse(event.at));
    visited.set(event.step, { key: event.step, kind: 'attempt', milliseconds });
  }
  return [...visited.values()];
}

/** The faults that are tried out at a step. */
function faultsOf({ key, kind }: VisitedStep): readonly FaultKind[] {
  if (kind === 'approval') return approvalFaults;
  return parseKey(key).undo === undefined ? stepFaults : undoFaults;
}

/** Every cell for the steps that were visited behind a trigger; `random` gives numbers from 0 to 1. */
export function cellsOf(
  name: string,
  steps: readonly VisitedStep[],
  trigger: string,
  random: () => number,
): readonly SimulationCell[] {
  return steps.flatMap((step) =>
    faultsOf(step).map((fault) => ({
      case: name,
      step: step.key,
      fault,
      trigger,
      delay: Math.round(random() * step.milliseconds),
    })),
  );
}

/** Numbers from 0 to 1 that follow from a seed alone (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** At least `count` cells, and every step and every fault at least once. */
export function sampleCells(
  cells: readonly SimulationCell[],
  count: number,
  random: () => number,
): readonly SimulationCell[] {
  const shuffled = cells
    .map((cell) => ({ cell, at: random() }))
    .toSorted((left, right) => left.at - right.at)
    .map(({ cell }) => cell);
  const steps = new Set<string>();
  const faults = new Map<FaultKind, number>();
  const chosen = new Set<SimulationCell>();
  // For each step the fault that was chosen least until then, so that the first round spreads over all of them.
  for (const { case: name, step } of shuffled) {
    const id = `${name} ${step}`;
    if (steps.has(id)) continue;
    steps.add(id);
    const own = shuffled.filter((cell) => cell.case === name && cell.step === step);
    const [least] = own.toSorted((a, b) => (faults.get(a.fault) ?? 0) - (faults.get(b.fault) ?? 0));
    if (least === undefined) continue;
    chosen.add(least);
    faults.set(least.fault, (faults.get(least.fault) ?? 0) + 1);
  }
  for (const cell of shuffled) {
    if (faults.has(cell.fault)) continue;
    chosen.add(cell);
    faults.set(cell.fault, 1);
  }
  for (const cell of shuffled) {
    if (chosen.size < count) chosen.add(cell);
  }
  return cells.filter((cell) => chosen.has(cell));
}
