import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';

/** Cheap on purpose: what it protects is a sandbox with published passwords. */
const cost = { N: 1024, r: 8, p: 1 };

/** A password as it is stored. The salt is given for the users that every new sandbox has. */
export interface StoredPassword {
  readonly salt: string;
  readonly hash: string;
}

/** Hashes a password for storing. */
export function hashPassword(password: string, salt: string = randomSalt()): StoredPassword {
  return { salt, hash: scryptSync(password, salt, 32, cost).toString('hex') };
}

/** Whether this is the password that was stored. */
export function passwordMatches(password: string, stored: StoredPassword): boolean {
  const given = Buffer.from(hashPassword(password, stored.salt).hash);
  const kept = Buffer.from(stored.hash);
  return given.length === kept.length && timingSafeEqual(given, kept);
}

function randomSalt(): string {
  return randomBytes(8).toString('hex');
}
