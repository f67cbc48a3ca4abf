import { didYouMean } from '../diagnostics/suggest.ts';
import type { Schema } from '../runbook/schema.ts';
import { pathText } from './located-expression.ts';
import type { StaticType } from './static-type.ts';
import { kindOfSchema, kindWords } from './value-kind.ts';

/** What a path leads to, or why it leads nowhere: the position of the segment at fault, and what to say. */
export type PathType =
  | { readonly ok: true; readonly type: StaticType }
  | { readonly ok: false; readonly segment: number; readonly message: string; readonly help?: string };

/** A property of a schema; undefined when there can be none of that name. */
function property(schema: Schema, name: string): StaticType | undefined {
  if (schema.type === undefined) return { schema: {} };
  if (schema.type === 'array') return /^\d+$/.test(name) ? { schema: schema.items } : undefined;
  if (schema.type !== 'object') return undefined;
  const { properties, required = [], additionalProperties } = schema;
  const own = properties !== undefined && Object.hasOwn(properties, name) ? properties[name] : undefined;
  if (own !== undefined) {
    return required.includes(name) ? { schema: own } : { schema: own, missing: `\`${name}\` is optional` };
  }
  if (additionalProperties !== undefined && additionalProperties !== false)
    return { schema: additionalProperties };
  return properties === undefined && additionalProperties === undefined ? { schema: {} } : undefined;
}

function deadEnd(schema: Schema, segments: readonly string[], position: number): PathType {
  const name = segments[position] ?? '';
  const before = pathText(segments.slice(0, position));
  const kind = kindOfSchema(schema) ?? 'map';
  if (schema.type !== 'object') {
    const what = schema.type === 'array' ? 'a list; its items are read as `.0`, `.1` …' : kindWords([kind]);
    return { ok: false, segment: position, message: `\`${before}\` has no \`${name}\`: it is ${what}` };
  }
  const help = didYouMean(name, Object.keys(schema.properties ?? {}));
  return {
    ok: false,
    segment: position,
    message: `\`${before}\` has no \`${name}\``,
    ...(help === undefined ? {} : { help }),
  };
}

/** Follows the segments of a path from `from` on into a type; those before lead to the type itself. */
export function stepInto(start: StaticType, segments: readonly string[], from: number): PathType {
  let { schema, missing } = start;
  for (let position = from; position < segments.length; position += 1) {
    const found = property(schema, segments[position] ?? '');
    if (found === undefined) return deadEnd(schema, segments, position);
    schema = found.schema;
    missing ??= found.missing;
  }
  const secret = start.secret === true ? { secret: true } : {};
  return { ok: true, type: missing === undefined ? { schema, ...secret } : { schema, missing, ...secret } };
}
