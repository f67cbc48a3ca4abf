import type { SecretReference } from '../runbook/runbook.ts';

/** A secret as it was read. */
export interface SecretValue {
  readonly value: string;
  /** The store's name for this version; empty where the store keeps none. */
  readonly version: string;
}

/** Where secret values come from. Failures reject with a PortError that names the reference, never a value. */
export interface Secrets {
  /** The current version, or the one named. */
  read(reference: SecretReference, version?: string): Promise<SecretValue>;
  /** Stores a new version and returns its name; `unsupported` where the store is read-only. */
  write(reference: SecretReference, value: string): Promise<string>;
}
