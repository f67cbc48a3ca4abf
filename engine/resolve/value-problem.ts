import { misfit } from '../expression/fits-schema.ts';
import { schemaOfValue } from '../expression/schema-of-value.ts';
import { parseDuration } from '../runbook/duration.ts';
import type { Json } from '../runbook/json.ts';
import type { NumberSchema, ObjectSchema, Schema, StringSchema } from '../runbook/schema.ts';
import { parseSize } from '../runbook/size.ts';
import { didYouMean } from '../diagnostics/suggest.ts';

/** What is wrong with a value that a schema describes, to be read after its name; undefined for nothing. */
export function valueProblem(value: Json, schema: Schema): string | undefined {
  if (schema.type === undefined) return undefined;
  if (value === null) return 'is null';
  const wrongKind = misfit(schemaOfValue(value), shallow(schema));
  if (wrongKind !== undefined) return wrongKind.replace(/ is needed here$/, ' is needed');
  if (typeof value === 'string' && schema.type === 'string') return textProblem(value, schema);
  if (typeof value === 'number' && (schema.type === 'number' || schema.type === 'integer')) {
    return numberProblem(value, schema);
  }
  if (isList(value) && schema.type === 'array') {
    return firstProblem(value.map((item, index) => [`item ${index + 1}`, item, schema.items]));
  }
  return schema.type === 'object' && !isList(value) && typeof value === 'object'
    ? mapProblem(value, schema)
    : undefined;
}

/** The same kind of schema without what it says about the inside. */
function shallow(schema: Schema): Schema {
  if (schema.type === 'array') return { type: 'array', items: {} };
  if (schema.type === 'object') return { type: 'object' };
  return schema.type === 'string' ? { type: 'string' } : schema;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function firstProblem(parts: readonly (readonly [string, Json, Schema])[]): string | undefined {
  for (const [name, value, schema] of parts) {
    const problem = valueProblem(value, schema);
    if (problem !== undefined) return `has ${name} that ${problem}`;
  }
  return undefined;
}

function textProblem(value: string, schema: StringSchema): string | undefined {
  const { enum: words, pattern, minLength = 0, maxLength = Infinity, format } = schema;
  if (words !== undefined && !words.includes(value)) {
    return `is \`${value}\`, and only ${words.map((word) => `\`${word}\``).join(', ')} can stand here`;
  }
  if (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) {
    return `is \`${value}\`, which does not match \`${pattern.replace(/^\^\(\?:(.*)\)\$$/, '$1')}\``;
  }
  const { length } = Array.from(value);
  if (length < minLength) return minLength === 1 ? 'is empty' : `is shorter than ${minLength} characters`;
  if (length > maxLength) return `is longer than ${maxLength} characters`;
  if (format === 'duration' && parseDuration(value) === undefined)
    return `is \`${value}\`, and a duration such as \`10m\` is needed`;
  if (format === 'size' && parseSize(value) === undefined)
    return `is \`${value}\`, and a size such as \`4GiB\` is needed`;
  return undefined;
}

function numberProblem(value: number, { minimum, maximum }: NumberSchema): string | undefined {
  if (minimum !== undefined && value < minimum)
    return `is ${value}, and ${minimum} is the smallest that is allowed`;
  if (maximum !== undefined && value > maximum)
    return `is ${value}, and ${maximum} is the greatest that is allowed`;
  return undefined;
}

function mapProblem(value: { readonly [key: string]: Json }, schema: ObjectSchema): string | undefined {
  const absent = schema.required?.find((name) => !Object.hasOwn(value, name));
  if (absent !== undefined) return `has no \`${absent}\``;
  const properties = schema.properties ?? {};
  if (schema.additionalProperties === false) {
    const stranger = Object.keys(value).find((name) => !Object.hasOwn(properties, name));
    if (stranger !== undefined) {
      return `has \`${stranger}\`, which cannot stand here (${didYouMean(stranger, Object.keys(properties)) ?? 'nothing can'})`;
    }
  }
  const others = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {};
  return firstProblem(
    Object.entries(value).map(([name, inner]) => [`\`${name}\``, inner, properties[name] ?? others]),
  );
}
