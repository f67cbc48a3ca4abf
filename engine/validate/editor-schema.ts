import { formats } from './formats.ts';
import type { JsonSchema } from './json-schema.ts';
import { mapSchema } from './map-schema.ts';

const template: JsonSchema = { type: 'string', pattern: '\\{\\{' };

/** In the input of an action any value may be an expression instead. */
function orTemplate(schema: JsonSchema): JsonSchema {
  const { type, description, ...rest } = schema;
  const free =
    type === undefined ||
    (type === 'string' && [schema.enum, schema.pattern, schema.format].every((part) => part === undefined));
  if (free) return schema;
  return { ...(description !== undefined && { description }), anyOf: [{ type, ...rest }, template] };
}

function properties(input: JsonSchema): { readonly [name: string]: JsonSchema } {
  return Object.fromEntries(
    Object.entries(input.properties ?? {}).map(([name, schema]) => [name, mapSchema(schema, orTemplate)]),
  );
}

/** What an editor offers under `with`, by the action that `uses` names. */
function choices(inputs: Readonly<Record<string, JsonSchema>>): readonly JsonSchema[] {
  return Object.entries(inputs).map(([name, input]) => ({
    if:
      name === 'run' ? { required: ['run'] } : { properties: { uses: { const: name } }, required: ['uses'] },
    // oxlint-disable-next-line unicorn/no-thenable -- a keyword of JSON Schema
    then: {
      properties: { with: { ...input, properties: properties(input) } },
      ...((input.required ?? []).length > 0 && { required: ['with'] }),
    },
  }));
}

/** Formats are this engine's own words, so an editor gets their patterns. */
function spellOut({ format, discriminator: _discriminator, ...schema }: JsonSchema): JsonSchema {
  const pattern = format === undefined ? undefined : formats[format]?.source;
  return { ...schema, ...(pattern !== undefined && { pattern }) };
}

/** The schema of a document for editors, with the inputs of all actions in its steps. `kind` names the file. */
export function editorSchema(
  kind: string,
  schema: JsonSchema,
  inputs: Readonly<Record<string, JsonSchema>>,
): JsonSchema {
  const step = schema.$defs?.['step'];
  const whole: JsonSchema =
    step === undefined
      ? schema
      : { ...schema, $defs: { ...schema.$defs, step: { ...step, allOf: choices(inputs) } } };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `${kind}.schema.json`,
    ...mapSchema(whole, spellOut),
  };
}
