import { locate } from '../run/locate.ts';
import type { StoredRunFacts } from './read-run.ts';

/**
 * The step of the run's point of no return when the run was cut off in it, so that nobody knows whether it was passed:
 * users may have written since. Undefined otherwise.
 */
export function commitInDoubt({ plan, state }: Pick<StoredRunFacts, 'plan' | 'state'>): string | undefined {
  if (state.phase === 'ended') return undefined;
  return Object.keys(state.active).find((key) => {
    if (state.steps[key]?.status !== 'running') return false;
    const { frame, step, parts } = locate(plan.program, state, key);
    return step.commit && frame.path === '' && parts.undo === undefined;
  });
}
