import { mkdtempSync, realpathSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PortError } from '../ports/port-error.ts';
import { formatSize } from '../runbook/size.ts';

/**
 * Makes a new folder among the temporary files, whose name begins as said. `room` is how many bytes have to be free
 * there, none by default. Throws a PortError where that is not so, or no folder can be made, which is how `$TMPDIR`
 * shows that it leads nowhere.
 */
export function makeTemporaryFolder(beginning: string, room = 0): string {
  const place = tmpdir();
  try {
    const { bavail, bsize } = statfsSync(place);
    const free = bavail * bsize;
    if (free < room) throw tooSmall(place, free, room);
    return realpathSync(mkdtempSync(join(place, beginning)));
  } catch (error) {
    if (error instanceof PortError) throw error;
    const [reason] = error instanceof Error ? error.message.split(',') : [String(error)];
    throw new PortError('refused', `cannot make a temporary folder in ${place}: ${reason}`, {
      help: 'set TMPDIR to a folder that you can write to',
      cause: error,
    });
  }
}

function tooSmall(place: string, free: number, room: number): PortError {
  const message = `${place} has ${formatSize(free)} free, and ${formatSize(room)} are needed there`;
  return new PortError('no-space', message, { help: 'make room, or set TMPDIR to a folder that has it' });
}
