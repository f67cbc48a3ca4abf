import type { JsonSchema } from '../json-schema.ts';
import type { Validator } from '../schema-error.ts';

/** A validator by name. */
export declare const validators: Readonly<Record<string, Validator>>;

/** The schema of a validator. */
export declare function schemaOf(name: string): JsonSchema | undefined;
