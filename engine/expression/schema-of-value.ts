import type { Json } from '../runbook/json.ts';
import type { Schema } from '../runbook/schema.ts';
import { kindOfSchema } from './value-kind.ts';

/** The narrowest schema of a value that is known, such as the `vars` of an environment. */
export function schemaOfValue(value: Json): Schema {
  if (value === null) return {};
  if (typeof value === 'string') return { type: 'string' };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
  return typeof value === 'boolean' ? { type: 'boolean' } : schemaOfCollection(value);
}

function schemaOfCollection(value: readonly Json[] | { readonly [key: string]: Json }): Schema {
  if (isList(value)) {
    const [first, ...others] = value.map(schemaOfValue);
    if (first === undefined) return { type: 'array', items: {} };
    const kind = kindOfSchema(first);
    const alike =
      kind !== 'map' && kind !== 'list' && others.every((schema) => kindOfSchema(schema) === kind);
    if (!alike) return { type: 'array', items: {} };
    const fraction = [first, ...others].find((schema) => schema.type === 'number');
    return { type: 'array', items: fraction ?? first };
  }
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(value).map(([key, child]) => [key, schemaOfValue(child)])),
    required: Object.keys(value),
    additionalProperties: false,
  };
}

function isList(value: readonly Json[] | object): value is readonly Json[] {
  return Array.isArray(value);
}
