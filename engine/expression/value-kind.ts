import type { Json } from '../runbook/json.ts';
import type { Schema } from '../runbook/schema.ts';

/** What helpers tell apart: the kinds of JSON, with integers among the numbers. */
export type ValueKind = 'text' | 'number' | 'boolean' | 'list' | 'map' | 'null';

/** The kind of a value. */
export function kindOf(value: Json): ValueKind {
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return Array.isArray(value) ? 'list' : 'map';
}

const kindOfType = {
  string: 'text',
  number: 'number',
  integer: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'map',
} as const satisfies { readonly [type: string]: ValueKind };

/** The kind of all values that a schema allows, or undefined when they can be of any kind. */
export function kindOfSchema(schema: Schema): ValueKind | undefined {
  return schema.type === undefined ? undefined : kindOfType[schema.type];
}

const articles: { readonly [K in ValueKind]: string } = {
  text: 'text',
  number: 'a number',
  boolean: 'true or false',
  list: 'a list',
  map: 'a map',
  null: 'null',
};

/** Kinds in words: `text, a number or a list`. */
export function kindWords(kinds: readonly ValueKind[]): string {
  const words = kinds.map((kind) => articles[kind]);
  const last = words.at(-1) ?? 'nothing';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
