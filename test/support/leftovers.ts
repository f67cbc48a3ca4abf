import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';

/**
 * Ends the processes whose home is this folder, and resolves when they are gone. An engine that a test kills leaves its
 * steps to the next engine, and most such tests start none; `HOME` is what every process below a rig has of it.
 */
export async function endLeftovers(home: string): Promise<void> {
  const entry = `HOME=${home}`;
  const left = processesWith(entry);
  for (const id of left) {
    try {
      process.kill(Number(id), 'SIGKILL');
    } catch {
      // It has ended meanwhile.
    }
  }
  while (left.some((id) => holds(id, entry))) await turn();
}

/** Ids of the processes that were started with this entry, `NAME=value`, in their environment. */
export function processesWith(entry: string): readonly string[] {
  return processIds().filter((id) => holds(id, entry));
}

/** Ids of all processes. */
export function processIds(): readonly string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
}

/** A file of a process in /proc; empty for one that has ended or is somebody else's. */
export function readProc(id: string, name: string): string {
  try {
    return readFileSync(join('/proc', id, name), 'utf8');
  } catch {
    return '';
  }
}

function holds(id: string, entry: string): boolean {
  return readProc(id, 'environ').split('\0').includes(entry);
}
