import { actions } from '../../engine/actions/registry.ts';
import { validatorModule } from '../../engine/validate/compile-validators.ts';
import type { JsonSchema } from '../../engine/validate/json-schema.ts';
import { editorSchema } from '../../engine/validate/editor-schema.ts';
import { documentSchemas } from '../../engine/validate/schemas/documents.ts';
import { planSchema } from '../../engine/validate/schemas/plan.ts';

const types = `import type { JsonSchema } from '../json-schema.ts';
import type { Validator } from '../schema-error.ts';

/** A validator by name. */
export declare const validators: Readonly<Record<string, Validator>>;

/** The schema of a validator. */
export declare function schemaOf(name: string): JsonSchema | undefined;
`;

/** The input of every action by its name, and that of `run:`, the short form of \`command\`. */
function actionInputs(): Record<string, JsonSchema> {
  const inputs: Record<string, JsonSchema> = {};
  for (const { name, input } of actions) inputs[name] = input;
  const { argv: _argv, script: _script, ...rest } = inputs['command']?.properties ?? {};
  return { ...inputs, run: { type: 'object', properties: rest, additionalProperties: false } };
}

/** Validators for documents and for the input of actions, so that no start pays for compiling a schema. */
export async function validatorFiles(): Promise<ReadonlyMap<string, string>> {
  const folder = 'engine/validate/generated';
  return new Map([
    [`${folder}/documents.js`, await validatorModule(documentSchemas)],
    [`${folder}/documents.d.ts`, types],
    [`${folder}/actions.js`, await validatorModule(actionInputs())],
    [`${folder}/actions.d.ts`, types],
  ]);
}

/** JSON Schemas for editors, and of what programs are given. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const inputs = actionInputs();
  const documents = Object.entries(documentSchemas).map(
    ([kind, schema]) => [kind, editorSchema(kind, schema, inputs)] as const,
  );
  return new Map(
    [...documents, ['plan', planSchema] as const].map(([name, schema]) => [
      `schemas/${name}.schema.json`,
      `${JSON.stringify(schema, undefined, 2)}\n`,
    ]),
  );
}
