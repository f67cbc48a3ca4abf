import { Ajv } from 'ajv';
import { formats } from './formats.ts';
import type { JsonSchema } from './json-schema.ts';
import { mapSchema } from './map-schema.ts';

/**
 * The source of a module of validators, one for each schema, that needs nothing at run time. It exports
 * `validators` and `schemas`, both by name; the schemas are made when they are asked for.
 */
export async function validatorModule(named: Readonly<Record<string, JsonSchema>>): Promise<string> {
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    discriminator: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    addUsedSchema: false,
    formats,
    code: { source: true, esm: true, lines: true },
  });
  const exported: Record<string, string> = {};
  for (const [index, [name, schema]] of Object.entries(named).entries()) {
    ajv.addSchema({ $id: name, ...mapSchema(schema, bare) });
    exported[`check${index}`] = name;
  }
  const { default: standalone } = await import('ajv/dist/standalone/index.js');
  const code = inlineRuntime(standalone.default(ajv, exported));
  const names = Object.entries(exported).map(([key, name]) => `  ${JSON.stringify(name)}: ${key},`);
  const schemas = Object.entries(named).map(
    ([name, schema]) => `    case ${JSON.stringify(name)}:\n      return ${JSON.stringify(schema)};`,
  );
  return `${code}
export const validators = {
  __proto__: null,
${names.join('\n')}
};

export function schemaOf(name) {
  switch (name) {
${schemas.join('\n')}
    default:
      return undefined;
  }
}
`;
}

/** A schema without what validators do not read. */
function bare({ title: _t, description: _d, default: _v, examples: _e, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

const helpers = `function add(errors, error) {
  if (errors === null) return [error];
  errors.push(error);
  return errors;
}

function append(errors, more) {
  for (const error of more) errors.push(error);
  return errors;
}
`;

/** How ajv adds one error: seven lines each, a third of the whole. */
const oneError =
  /const (err\d+) = (.*);\nif\(vErrors === null\)\{\nvErrors = \[\1\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g;

/** The only helper that the generated code asks for counts characters rather than UTF-16 units. */
function inlineRuntime(code: string): string {
  const inlined = `${helpers}${code}`
    // A copy for each step that has errors would make a bad file of many steps take for ever.
    .replaceAll(/vErrors\.concat\(([\w.]+\.errors)\)/g, 'append(vErrors, $1)')
    .replaceAll(oneError, 'vErrors = add(vErrors, $2);')
    .replaceAll(/require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g, '(text) => [...text].length')
    .replace('"use strict";', '');
  if (inlined.includes('require(')) throw new Error('generated validators need ajv at run time');
  return inlined;
}
