import type { Outcome } from '../../journal/event.ts';
import type { SimulationCell } from '../../report/simulation.ts';
import { parseKey } from '../../run/step-key.ts';

/**
 * The outcomes that a run may have behind a fault. `usual` is that of the same run without the
 * fault (but with the cell's trigger).
 */
export function allowedOutcomes(cell: SimulationCell, usual: Outcome): readonly Outcome[] {
  if (cell.fault === 'none' || cell.fault === 'waits') return [usual];
  if (cell.fault === 'refused') return ['cancelled'];
  const { section, undo } = parseKey(cell.step);
  const isSide = section === 'finally' || undo !== undefined;
  switch (cell.fault) {
    case 'fails-before':
    case 'fails-after':
    case 'times-out':
      return isSide ? [usual] : ['rolled-back', 'failed'];
    case 'fails-once':
    case 'fails-always':
      // After the rollback that an operator asked for.
      return [usual];
    case 'hangs':
    case 'cancelled':
      // Too late to be heeded in `finally`; a nested one is still followed by steps that can be cancelled.
      return isSide ? [usual, 'cancelled'] : ['cancelled'];
    case 'killed-mid-effect':
    case 'killed-before-record':
    case 'killed-after-record':
      return isSide ? [usual] : [usual, 'rolled-back', 'failed'];
  }
}
