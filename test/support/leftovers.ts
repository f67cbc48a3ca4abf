import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';

/**
 * Ends the processes whose home is this folder, and resolves when they are gone. An engine that a test kills leaves its
 * steps to the next engine, and most such tests start none; `HOME` is what every process below a rig has of it.
 */
export async function endLeftovers(home: string): Promise<void> {
  const left = readdirSync('/proc').filter((id) => /^\d+$/.test(id) && hasHome(id, home));
  for (const id of left) {
    try {
      process.kill(Number(id), 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
  while (left.some((id) => hasHome(id, home))) await turn();
}

/** A process that has ended, or is somebody else's, has nothing to read. */
function hasHome(id: string, home: string): boolean {
  try {
    return readFileSync(join('/proc', id, 'environ'), 'utf8')
      .split('\0')
      .includes(`HOME=${home}`);
  } catch {
    return false;
  }
}
