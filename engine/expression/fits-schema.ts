import type { ObjectSchema, Schema } from '../runbook/schema.ts';
import { kindOfSchema, kindWords } from './value-kind.ts';

/**
 * Why values of one schema cannot stand where another is asked for; undefined when they can, or
 * when only the value itself will tell. The sentence goes on after "the value".
 */
export function misfit(given: Schema, wanted: Schema): string | undefined {
  const kind = kindOfSchema(given);
  const wantedKind = kindOfSchema(wanted);
  if (kind === undefined || wantedKind === undefined) return undefined;
  if (kind !== wantedKind) return `is ${kindWords([kind])}, and ${kindWords([wantedKind])} is needed here`;
  if (given.type === 'number' && wanted.type === 'integer') {
    return 'is a number that may have a fraction, and a whole number is needed here';
  }
  if (given.type === 'string' && wanted.type === 'string') return wrongWord(given.enum, wanted.enum);
  if (given.type === 'array' && wanted.type === 'array') {
    const inner = misfit(given.items, wanted.items);
    return inner === undefined ? undefined : `is a list of which each item ${inner}`;
  }
  if (given.type === 'object' && wanted.type === 'object') return wrongMap(given, wanted);
  return undefined;
}

function wrongWord(
  given: readonly string[] | undefined,
  wanted: readonly string[] | undefined,
): string | undefined {
  const stranger = wanted === undefined ? undefined : given?.find((word) => !wanted.includes(word));
  if (stranger === undefined || wanted === undefined) return undefined;
  return `can be \`${stranger}\`, and only ${wanted.map((word) => `\`${word}\``).join(', ')} can stand here`;
}

function wrongMap(given: ObjectSchema, wanted: ObjectSchema): string | undefined {
  const properties = given.properties ?? {};
  const isClosed = given.additionalProperties === false;
  const absent = wanted.required?.find((name) => isClosed && !Object.hasOwn(properties, name));
  if (absent !== undefined) return `is a map without \`${absent}\`, which is needed here`;
  for (const [name, schema] of Object.entries(properties)) {
    const own = wanted.properties?.[name];
    if (own === undefined && wanted.additionalProperties === false) {
      return `is a map with \`${name}\`, which cannot stand here`;
    }
    const other = typeof wanted.additionalProperties === 'object' ? wanted.additionalProperties : {};
    const inner = misfit(schema, own ?? other);
    if (inner !== undefined) return `is a map of which \`${name}\` ${inner}`;
  }
  return undefined;
}
