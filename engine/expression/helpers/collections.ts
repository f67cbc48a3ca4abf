import type { Schema } from '../../runbook/schema.ts';
import { known, missing } from '../evaluation.ts';
import type { StaticType } from '../static-type.ts';
import { defineHelper, type PlainHelper } from './define-helper.ts';
import { sameJson } from './equality.ts';

function itemSchema(type: StaticType | undefined): Schema {
  return type?.schema.type === 'array' ? type.schema.items : {};
}

function end(name: string, summary: string, index: 0 | -1, example: string): PlainHelper {
  return defineHelper({
    name,
    summary,
    parameters: [{ name: 'list', accepts: ['list'] }],
    result: ([list]) => itemSchema(list),
    evaluate([list]) {
      const item = list.at(index);
      return item === undefined ? missing(`\`${name}\` of an empty list does not exist`) : known(item);
    },
    examples: [{ expression: `${name} (split "a b c" " ")`, value: example }],
  });
}

/** `first list` */
export const first: PlainHelper = end('first', 'the first item of a list; missing when it is empty', 0, 'a');

/** `last list` */
export const last: PlainHelper = end('last', 'the last item of a list; missing when it is empty', -1, 'c');

/** `length value` */
export const length: PlainHelper = defineHelper({
  name: 'length',
  summary: 'how many items, keys or characters there are',
  parameters: [{ name: 'value', accepts: ['list', 'map', 'text'] }],
  result: () => ({ type: 'integer' }),
  evaluate: ([value]) =>
    known(typeof value === 'string' ? Array.from(value).length : Object.keys(value).length),
  examples: [
    { expression: 'length (split "a b" " ")', value: 2 },
    { expression: 'length "abc"', value: 3 },
  ],
});

/** `in value collection` */
export const includes: PlainHelper = defineHelper({
  name: 'in',
  summary: 'whether a value is an item of a list, a key of a map or a part of a text',
  parameters: [{ name: 'value' }, { name: 'collection', accepts: ['list', 'map', 'text'] }],
  result: () => ({ type: 'boolean' }),
  evaluate([value, collection]) {
    if (typeof collection === 'string') {
      return known(typeof value === 'string' && collection.includes(value));
    }
    if (Array.isArray(collection)) return known(collection.some((item) => sameJson(item, value)));
    return known(typeof value === 'string' && Object.hasOwn(collection, value));
  },
  examples: [
    { expression: 'in "a" (split "a b" " ")', value: true },
    { expression: 'in "@sha256" "nginx:1"', value: false },
  ],
});

/** `lookup map key` */
export const lookup: PlainHelper = defineHelper({
  name: 'lookup',
  summary: 'the value of a key, or the item of a position, that is itself computed',
  parameters: [
    { name: 'collection', accepts: ['map', 'list'] },
    { name: 'key', accepts: ['text', 'number'] },
  ],
  result([collection]) {
    const schema = collection?.schema;
    if (schema?.type === 'array') return schema.items;
    if (schema?.type !== 'object' || schema.properties !== undefined) return {};
    return schema.additionalProperties === undefined || schema.additionalProperties === false
      ? {}
      : schema.additionalProperties;
  },
  evaluate([collection, key]) {
    const name = String(key);
    const fits = !Array.isArray(collection) || typeof key === 'number';
    const entry = fits ? Object.entries(collection).find(([candidate]) => candidate === name) : undefined;
    return entry === undefined ? missing(`\`${name}\` does not exist`) : known(entry[1]);
  },
  examples: [{ expression: 'lookup (split "a b" " ") 1', value: 'b' }],
});

/** `json value` */
export const json: PlainHelper = defineHelper({
  name: 'json',
  summary: 'a value written as JSON',
  parameters: [{ name: 'value' }],
  result: () => ({ type: 'string' }),
  evaluate: ([value]) => known(JSON.stringify(value)),
  examples: [{ expression: 'json (split "a b" " ")', value: '["a","b"]' }],
});
