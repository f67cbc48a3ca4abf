import { PortError } from '../ports/port-error.ts';

/** What follows a key's last name in the name of the file that holds its checksum. */
const longestName = 200;

function problemOf(key: string): string | undefined {
  if (key === '') return 'it is empty';
  if (key.includes('\0') || key.includes('\\')) return 'it holds a NUL character or a backslash';
  if (key.startsWith('/')) return 'it starts with a slash';
  for (const segment of key.split('/')) {
    if (segment === '') return 'it has an empty part';
    if (segment.startsWith('.')) return 'a part of it starts with a dot';
    if (new TextEncoder().encode(segment).length > longestName) return 'a part of it is too long';
  }
  return undefined;
}

/** Rejects, as `refused`, keys that could lead out of the directory or to a file that the store keeps for itself. */
export function checkKey(key: string): void {
  const problem = problemOf(key);
  if (problem === undefined) return;
  throw new PortError('refused', `${JSON.stringify(key)} cannot be the key of an object: ${problem}`, {
    help: 'name objects like `backups/2026-11-23/manifest.json`',
  });
}
