import { parseTemplate, type SpanOf } from '../expression/parse-expression.ts';
import { toTemplate } from '../expression/to-expression.ts';
import { kindOfSchema } from '../expression/value-kind.ts';
import type { ScalarNode, SyntaxNode } from '../parse/syntax-tree.ts';
import type { Template } from '../runbook/expression.ts';
import type { Json } from '../runbook/json.ts';
import type { Schema } from '../runbook/schema.ts';
import { checkTemplate, type Reading } from './check-template.ts';
import { spanWithin } from './scalar-span.ts';

/** A value with its expressions checked; `type` is that of the value as far as it is known. */
export interface ReadValue {
  readonly template: Template;
  readonly schema: Schema;
}

const nothing: ReadValue = { template: { kind: 'constant', value: null }, schema: {} };

/**
 * Reads a value that may hold expressions at any depth, and checks that each fits what is wanted
 * at its place. Constants are not compared with `wanted`; that is done with the whole document.
 */
export function readTemplate(node: SyntaxNode, wanted: Schema, reading: Reading): ReadValue {
  switch (node.kind) {
    case 'scalar':
      return readScalar(node, wanted, reading);
    case 'list': {
      const inner = wanted.type === 'array' ? wanted.items : {};
      const items = node.items.map((item) => readTemplate(item, inner, reading));
      return { template: listOf(items.map((item) => item.template)), schema: listSchema(items) };
    }
    case 'map': {
      const entries = node.entries.map(
        ({ key, value }) => [key, readTemplate(value, propertyOf(wanted, key), reading)] as const,
      );
      return {
        template: mapOf(entries.map(([key, { template }]) => [key, template])),
        schema: {
          type: 'object',
          properties: Object.fromEntries(entries.map(([key, { schema }]) => [key, schema])),
          required: entries.map(([key]) => key),
          additionalProperties: false,
        },
      };
    }
  }
}

function propertyOf(wanted: Schema, key: string): Schema {
  if (wanted.type !== 'object') return {};
  const { properties = {}, additionalProperties } = wanted;
  if (Object.hasOwn(properties, key)) return properties[key] ?? {};
  return additionalProperties === undefined || additionalProperties === false ? {} : additionalProperties;
}

function listSchema(items: readonly ReadValue[]): Schema {
  const [first, ...others] = items.map((item) => item.schema);
  const kind = first === undefined ? undefined : kindOfSchema(first);
  const simple = kind === 'text' || kind === 'number' || kind === 'boolean';
  const alike = simple && others.every((schema) => schema.type === first?.type);
  if (first === undefined || !alike) return { type: 'array', items: {} };
  return { type: 'array', items: first.type === 'string' ? { type: 'string' } : first };
}

/** A list or map without any expression in it is one constant. */
function listOf(items: readonly Template[]): Template {
  const values: Json[] = [];
  for (const item of items) {
    if (item.kind !== 'constant') return { kind: 'list', items };
    values.push(item.value);
  }
  return { kind: 'constant', value: values };
}

function mapOf(entries: readonly (readonly [string, Template])[]): Template {
  const values: [string, Json][] = [];
  for (const [key, template] of entries) {
    if (template.kind !== 'constant') return { kind: 'map', entries: Object.fromEntries(entries) };
    values.push([key, template.value]);
  }
  return { kind: 'constant', value: Object.fromEntries(values) };
}

function constantSchema(value: Json): Schema {
  if (typeof value === 'string') return { type: 'string', enum: [value] };
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' };
  return typeof value === 'boolean' ? { type: 'boolean' } : {};
}

function constant(value: Json): ReadValue {
  return { template: { kind: 'constant', value }, schema: constantSchema(value) };
}

function readScalar(node: ScalarNode, wanted: Schema, reading: Reading): ReadValue {
  if (typeof node.value !== 'string') return constant(node.value);
  const spanOf: SpanOf = (start, end) => spanWithin(reading.source, node, start, end);
  const parsed = parseTemplate(node.value, spanOf);
  if (!parsed.ok) {
    reading.problems.push(...parsed.diagnostics);
    return nothing;
  }
  if (parsed.value.kind === 'constant') return constant(parsed.value.text);
  const schema = checkTemplate(parsed.value, wanted, reading, spanOf, node.span);
  return schema === undefined ? nothing : { template: toTemplate(parsed.value), schema };
}

/** The same value as text, whatever its expression gives: for variables, names and messages. */
export function asText(template: Template): Template {
  if (template.kind === 'expression') return { kind: 'text', parts: [template.expression] };
  if (template.kind !== 'constant' || typeof template.value === 'string') return template;
  return { kind: 'constant', value: template.value === null ? '' : JSON.stringify(template.value) };
}
