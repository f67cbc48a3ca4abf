import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { PortError } from '../ports/port-error.ts';

/** Writes a page whole or not at all; only its owner can read it, since steps print what they like. */
export function writePage(path: string, text: string): void {
  const part = `${path}.${process.pid}.part`;
  try {
    writeFileSync(part, text, { mode: 0o600, flag: 'wx' });
    renameSync(part, path);
  } catch (error) {
    rmSync(part, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new PortError('failed', `cannot write ${path}: ${reason}`, { help: 'name another file with -o' });
  }
}
