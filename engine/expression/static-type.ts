import type { Schema } from '../runbook/schema.ts';

/** What is known of a value before anything runs. */
export interface StaticType {
  readonly schema: Schema;
  /** Why the value may not exist, to be read after "because"; left out when it always does. */
  readonly missing?: string;
  /** Whether it is, or holds, a secret. */
  readonly secret?: boolean;
}

/** A type of which nothing is known. */
export const anything: StaticType = { schema: {} };

/** A value that always exists and is no secret. */
export function plainType(schema: Schema): StaticType {
  return { schema };
}
