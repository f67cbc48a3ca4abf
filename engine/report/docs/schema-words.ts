import type { ObjectSchema, Schema } from '../../runbook/schema.ts';
import { code, table } from './markdown.ts';

/** A pattern without what the engine puts around it so that all of the text has to match. */
function asWritten(pattern: string): string {
  return /^\^\(\?:(.*)\)\$$/s.exec(pattern)?.[1] ?? pattern;
}

function boundsOf(schema: Schema): readonly string[] {
  switch (schema.type) {
    case 'string':
      return [
        ...(schema.format === undefined ? [] : [`a ${schema.format}`]),
        ...(schema.pattern === undefined ? [] : [`matches ${code(asWritten(schema.pattern))}`]),
      ];
    case 'number':
    case 'integer':
      return [
        ...(schema.minimum === undefined ? [] : [`at least ${schema.minimum}`]),
        ...(schema.maximum === undefined ? [] : [`at most ${schema.maximum}`]),
      ];
    case 'boolean':
    case 'array':
    case 'object':
    case undefined:
      break;
  }
  return [];
}

/** The type of a value in words: `list of string`. */
export function typeWords(schema: Schema): string {
  switch (schema.type) {
    case 'string':
      return schema.enum === undefined ? 'text' : schema.enum.map((word) => code(word)).join(', ');
    case 'array':
      return `list of ${typeWords(schema.items)}`;
    case 'object':
      return 'map';
    case 'integer':
      return 'whole number';
    case 'number':
      return 'number';
    case 'boolean':
      return '`true` or `false`';
    case undefined:
      break;
  }
  return 'anything';
}

/** What a value has to be, type and bounds. */
export function valueWords(schema: Schema): string {
  return [typeWords(schema), ...boundsOf(schema)].join(', ');
}

function rowsOf(schema: ObjectSchema, prefix: string): readonly (readonly string[])[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const standard = property.default === undefined ? '' : code(JSON.stringify(property.default));
    const need = required.has(name) ? 'required' : standard;
    const own = [code(prefix + name), valueWords(property), need, property.description ?? ''];
    const inner = property.type === 'array' ? property.items : property;
    const path = property.type === 'array' ? `${prefix}${name}[].` : `${prefix}${name}.`;
    return [own, ...(inner.type === 'object' ? rowsOf(inner, path) : [])];
  });
}

/** The members of a map as a table, nested ones included. `last` is the title of the third column. */
export function membersTable(schema: ObjectSchema, isInput: boolean): readonly string[] {
  const rows = rowsOf(schema, '');
  if (isInput) return table(['Input', 'Value', 'Default', 'Meaning'], rows);
  return table(
    ['Output', 'Value', 'Meaning'],
    rows.map(([name = '', value = '', , meaning = '']) => [name, value, meaning]),
  );
}
