import type { Json } from '../../runbook/json.ts';
import type { JsonSchema } from '../json-schema.ts';

/** Names of runbooks, environments, stores, targets and the like. */
export const namePattern = '^[a-z][a-z0-9]*(?:[._-][a-z0-9]+)*$';

/** Ids of steps, names of inputs, secrets and outputs: what expressions can read. */
export const idPattern = '^[A-Za-z][A-Za-z0-9]*(?:[_-][A-Za-z0-9]+)*$';

/** A duration such as `10m`. */
export function duration(description: string, more: { default?: string; examples?: readonly string[] } = {}): JsonSchema {
  return { type: 'string', format: 'duration', description, examples: ['30s', '10m', '1h30m'], ...more };
}

/** Text that is not empty. */
export function text(description: string, ...examples: readonly string[]): JsonSchema {
  return { type: 'string', minLength: 1, description, ...(examples.length > 0 && { examples }) };
}

/** One of a few words. */
export function oneOf(description: string, words: readonly string[], standard?: string): JsonSchema {
  return { type: 'string', enum: words, description, ...(standard !== undefined && { default: standard }) };
}

/** True or false. */
export function flag(description: string, standard: boolean): JsonSchema {
  return { type: 'boolean', description, default: standard };
}

/** A map whose keys are names that expressions can read. */
export function named(description: string, values: JsonSchema, examples: readonly Json[] = []): JsonSchema {
  return {
    type: 'object',
    description,
    propertyNames: { pattern: idPattern },
    additionalProperties: values,
    ...(examples.length > 0 && { examples }),
  };
}

/** The first lines of every document. */
export function header(kind: string, kindIsOptional: boolean): { readonly [name: string]: JsonSchema } {
  return {
    apiVersion: {
      type: 'string',
      const: 'runbook/v1',
      description: 'Version of this format',
      examples: ['runbook/v1'],
    },
    kind: {
      type: 'string',
      const: kind,
      description: `What this file is${kindIsOptional ? `; ${kind} when left out` : ''}`,
      ...(kindIsOptional && { default: kind }),
    },
  };
}
