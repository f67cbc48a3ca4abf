import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { failure, success } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { kindOf, kindOfSchema, kindWords } from '../expression/value-kind.ts';
import type { Json, JsonObject } from '../runbook/json.ts';
import type { InputDeclaration } from '../runbook/runbook.ts';
import type { Schema } from '../runbook/schema.ts';
import { valueProblem } from './value-problem.ts';

/** Values as they were given: text from the command line or the environment, or typed from a file. */
export interface GivenInputs {
  readonly [name: string]: Json;
}

/**
 * Gives every input its value: what was given, read as its type asks for, else its default. Text
 * for a list is JSON or items with commas between them, text for a map is JSON. Fails with every
 * problem at once: RB610 unknown, RB611 missing, RB612 of the wrong type, RB613 not allowed.
 */
export function bindInputs(
  declarations: { readonly [name: string]: InputDeclaration },
  given: GivenInputs,
): Result<JsonObject> {
  const names = Object.keys(declarations);
  const problems: Diagnostic[] = [];
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(declarations, name)) continue;
    const help = names.length === 0 ? 'the runbook has no inputs' : didYouMean(name, names);
    problems.push(problem('RB610', `there is no input \`${name}\``, help));
  }
  const bound: Record<string, Json> = {};
  for (const [name, declaration] of Object.entries(declarations)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined) {
      if (declaration.default !== undefined) bound[name] = declaration.default;
      else if (declaration.required)
        problems.push(problem('RB611', `the input \`${name}\` is missing`, missingHelp(name, declaration)));
      continue;
    }
    const read = readValue(name, value, declaration.schema);
    if (read.ok) bound[name] = read.value;
    else problems.push(...read.diagnostics);
  }
  return problems.length > 0 ? failure(...problems) : success(bound);
}

function problem(code: Diagnostic['code'], message: string, help: string | undefined): Diagnostic {
  return { code, severity: 'error', message, ...(help === undefined ? {} : { help }) };
}

function missingHelp(name: string, { schema, description }: InputDeclaration): string {
  const words = schema.type === 'string' ? schema.enum : undefined;
  const example = words === undefined ? '…' : words.join('|');
  return `give it with \`--input ${name}=${example}\`${description === '' ? '' : ` (${description})`}`;
}

function readValue(name: string, given: Json, schema: Schema): Result<Json> {
  const value = typeof given === 'string' ? fromText(given, schema) : given;
  if (value === undefined) {
    return failure(
      problem(
        'RB612',
        `the input \`${name}\` is \`${JSON.stringify(given)}\`, and ${wanted(schema)} is needed`,
        formHelp(schema),
      ),
    );
  }
  const wrong = valueProblem(value, schema);
  if (wrong === undefined) return success(value);
  const isOtherKind = kindOf(value) !== kindOfSchema(schema);
  return failure(
    problem(isOtherKind ? 'RB612' : 'RB613', `the input \`${name}\` ${wrong}`, valueHelp(value, schema)),
  );
}

function valueHelp(value: Json, schema: Schema): string | undefined {
  if (schema.type !== 'string') return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return `put it in quotes: "${value}"`;
  return typeof value === 'string' && schema.enum !== undefined ? didYouMean(value, schema.enum) : undefined;
}

/** The value of a text as a type asks for it; undefined when the text is not written like one. */
function fromText(text: string, schema: Schema): Json | undefined {
  switch (kindOfSchema(schema)) {
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
    case 'number':
      return numberFromText(text, schema.type === 'integer');
    case 'list':
      return listFromText(text, schema.type === 'array' ? schema.items : {});
    case 'map': {
      const value = fromJson(text);
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
    }
    case 'text':
    case 'null':
    case undefined:
      return text;
  }
}

function numberFromText(text: string, isWhole: boolean): number | undefined {
  const notation = isWhole ? /^-?\d+$/ : /^-?\d+(\.\d+)?(e[-+]?\d+)?$/i;
  const value = notation.test(text) ? Number(text) : Number.NaN;
  const isExact = isWhole ? Number.isSafeInteger(value) : Number.isFinite(value);
  return isExact ? value : undefined;
}

function listFromText(text: string, items: Schema): Json | undefined {
  if (text.trim().startsWith('[')) {
    const value = fromJson(text);
    return Array.isArray(value) ? value : undefined;
  }
  if (text.trim() === '') return [];
  const values = text.split(',').map((item) => fromText(item.trim(), items));
  return values.includes(undefined) ? undefined : values.filter((value) => value !== undefined);
}

function fromJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function wanted(schema: Schema): string {
  if (schema.type === 'integer') return 'a whole number';
  const kind = kindOfSchema(schema);
  if (kind === 'boolean') return '`true` or `false`';
  return kindWords([kind ?? 'text']);
}

function formHelp(schema: Schema): string | undefined {
  if (schema.type === 'array') return 'write `a,b,c`, or JSON: `["a", "b"]`';
  return schema.type === 'object' ? 'write JSON: `{"key": "value"}`' : undefined;
}
