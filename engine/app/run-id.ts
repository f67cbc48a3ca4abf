import { randomBytes } from 'node:crypto';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new run's name: the time in UTC, so that names sort by age, and a few letters of chance: `20261123-021502-k3f9`. */
export function newRunId(now: Date): string {
  const stamp = now
    .toISOString()
    .replaceAll(/[-:]|\..*$/g, '')
    .replace('T', '-');
  const chance = [...randomBytes(4)].map((byte) => alphabet[byte % alphabet.length]).join('');
  return `${stamp}-${chance}`;
}
