import { entryOf, type SyntaxNode } from '../parse/syntax-tree.ts';
import type { Span } from '../source/span.ts';
import type { JsonSchema } from './json-schema.ts';

/** Where a schema error points: the value, what it belongs to, and the schema that holds for it. */
export interface Location {
  readonly node: SyntaxNode;
  /** The nearest key above the value. */
  readonly keySpan: Span;
  /** For messages: a key in backticks, `item 2 of …`, or `the document`. */
  readonly subject: string;
  readonly schema: JsonSchema;
}

/** The form that a map takes among several, by the word that tells them apart. */
function formOf(schema: JsonSchema, node: SyntaxNode): JsonSchema {
  const tag = schema.discriminator?.propertyName;
  if (tag === undefined || node.kind !== 'map') return schema;
  const word = entryOf(node, tag)?.value;
  const form = schema.oneOf?.find(
    ({ properties }) => word?.kind === 'scalar' && properties?.[tag]?.const === word.value,
  );
  return form === undefined ? schema : { ...schema, ...form };
}

/** A schema with its reference followed and its form chosen. */
function effective(root: JsonSchema, schema: JsonSchema, node: SyntaxNode): JsonSchema {
  const reference = schema.$ref ?? schema.allOf?.[0]?.$ref;
  const target = reference === undefined ? undefined : root.$defs?.[reference.replace('#/$defs/', '')];
  return target === undefined ? formOf(schema, node) : { ...target, ...schema };
}

function below(schema: JsonSchema, segment: string): JsonSchema {
  const { properties, additionalProperties } = schema;
  if (properties !== undefined && Object.hasOwn(properties, segment)) return properties[segment] ?? {};
  return typeof additionalProperties === 'object' ? additionalProperties : {};
}

/** What stands for a list item that has no key of its own: its first key, or all of it. */
function itemSpan(item: SyntaxNode): Span {
  return item.kind === 'map' ? (item.entries[0]?.keySpan ?? item.span) : item.span;
}

function step({ node, subject, schema }: Location, root: JsonSchema, segment: string): Location | undefined {
  if (node.kind === 'map') {
    const entry = entryOf(node, segment);
    if (entry === undefined) return undefined;
    const { value, keySpan } = entry;
    const inner = effective(root, below(schema, segment), value);
    return { node: value, keySpan, subject: `\`${segment}\``, schema: inner };
  }
  const item = node.kind === 'list' ? node.items[Number(segment)] : undefined;
  if (item === undefined) return undefined;
  return {
    node: item,
    keySpan: itemSpan(item),
    subject: `item ${Number(segment) + 1} of ${subject}`,
    schema: effective(root, schema.items ?? {}, item),
  };
}

/** Follows the instance path of a schema error (a JSON pointer) from the root as far as it leads. */
export function locate(root: Location, instancePath: string): Location {
  let location = root;
  for (const segment of instancePath.split('/').slice(1)) {
    const next = step(location, root.schema, segment.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (next === undefined) return location;
    location = next;
  }
  return location;
}
