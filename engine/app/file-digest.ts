import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Hexadecimal sha256 of a file; undefined when it cannot be read. */
export function fileDigest(path: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return undefined;
  }
}
