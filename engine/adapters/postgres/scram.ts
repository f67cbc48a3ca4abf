import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { PortError } from '../../ports/port-error.ts';

/** PostgreSQL's own default. */
const iterations = 4096;

/**
 * What PostgreSQL keeps of a password (SCRAM-SHA-256), made here so that the server never sees the password itself.
 * Only ASCII is taken, which needs no preparation: others would not be the same everywhere.
 */
export function scramVerifier(password: string, salt: Uint8Array = randomBytes(16)): string {
  if (!/^[\x21-\x7e]+$/u.test(password)) {
    throw new PortError('unsupported', 'a password for the database has to be of printable ASCII characters');
  }
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const sign = (text: string): Buffer => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(sign('Client Key')).digest('base64');
  const serverKey = sign('Server Key').toString('base64');
  return `SCRAM-SHA-256$${iterations}:${Buffer.from(salt).toString('base64')}$${storedKey}:${serverKey}`;
}
