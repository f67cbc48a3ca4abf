import { PortError } from '../ports/port-error.ts';
import type { SecretReference } from '../runbook/runbook.ts';

/** Shorter secrets cannot be masked without hiding ordinary text as well. */
const shortest = 8;

/** How messages name a secret: `gitea/database, key password`. */
export function nameOfSecret(reference: SecretReference): string {
  return reference.key === undefined ? reference.from : `${reference.from}, key ${reference.key}`;
}

/** The value itself, or a PortError `refused` when it is too short to be masked. */
export function acceptableSecret(reference: SecretReference, value: string): string {
  if (value.length >= shortest) return value;
  throw new PortError(
    'refused',
    `the secret ${nameOfSecret(reference)} has fewer than ${shortest} characters`,
    { help: 'masking a value that short would hide ordinary text; give it a longer one' },
  );
}
