import { setTimeout } from 'node:timers/promises';

/** How long another process may keep a folder to itself (making or switching off a machine), in milliseconds. */
const patience = 120_000;
const pause = 25;

/**
 * Tries until there is a result; undefined when it took too long. `attempt` returns `later` for a
 * pause before the next try. Pauses are counted, not timed, so that a suspended computer does not
 * run out of them.
 */
export async function withPatience<T>(attempt: () => Promise<T | 'again' | 'later'>): Promise<T | undefined> {
  for (let waited = 0; waited < patience; waited += pause) {
    const result = await attempt();
    if (result === 'later') await setTimeout(pause);
    else if (result !== 'again') return result;
  }
  return undefined;
}
