import type { JsonSchema } from './json-schema.ts';

type Change = (schema: JsonSchema) => JsonSchema;
type Named = Readonly<Record<string, JsonSchema>>;

function mapNamed(named: Named, change: Change): Named {
  return Object.fromEntries(Object.entries(named).map(([name, schema]) => [name, mapSchema(schema, change)]));
}

/** Applies a change to a schema and all that it is made of, the inner ones first. */
export function mapSchema(schema: JsonSchema, change: Change): JsonSchema {
  const { properties, $defs, items, additionalProperties, oneOf, anyOf, allOf, then } = schema;
  return change({
    ...schema,
    ...(properties !== undefined && { properties: mapNamed(properties, change) }),
    ...($defs !== undefined && { $defs: mapNamed($defs, change) }),
    ...(items !== undefined && { items: mapSchema(items, change) }),
    ...(typeof additionalProperties === 'object' && {
      additionalProperties: mapSchema(additionalProperties, change),
    }),
    ...(oneOf !== undefined && { oneOf: oneOf.map((form) => mapSchema(form, change)) }),
    ...(anyOf !== undefined && { anyOf: anyOf.map((form) => mapSchema(form, change)) }),
    ...(allOf !== undefined && { allOf: allOf.map((part) => mapSchema(part, change)) }),
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    ...(then !== undefined && { then: mapSchema(then, change) }),
  });
}
