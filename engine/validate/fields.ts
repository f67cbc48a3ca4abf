import { entryOf, type MapNode, type SyntaxNode } from '../parse/syntax-tree.ts';
import { toValue } from './to-value.ts';
import type { Json } from '../runbook/json.ts';
import type { SecretReference } from '../runbook/runbook.ts';

/** The value under a key of a map that was validated, or undefined. */
export function field(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  return node?.kind === 'map' ? entryOf(node, key)?.value : undefined;
}

/** The text under a key, or undefined. */
export function textOf(node: SyntaxNode | undefined, key: string): string | undefined {
  const value = field(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'string' ? value.value : undefined;
}

/** The number under a key, or undefined. */
export function numberOf(node: SyntaxNode | undefined, key: string): number | undefined {
  const value = field(node, key);
  return value?.kind === 'scalar' && typeof value.value === 'number' ? value.value : undefined;
}

/** The texts under a key, which holds one or a list of them. */
export function textsOf(node: SyntaxNode | undefined, key: string): readonly string[] {
  const value = field(node, key);
  const items = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
  return items.flatMap((item) =>
    item.kind === 'scalar' && typeof item.value === 'string' ? [item.value] : [],
  );
}

/** The pairs of a map under a key, each made into something else. */
export function entriesOf<T>(
  node: SyntaxNode | undefined,
  key: string,
  make: (value: MapNode, name: string) => T,
): Readonly<Record<string, T>> {
  const map = field(node, key);
  const made: Record<string, T> = {};
  for (const entry of map?.kind === 'map' ? map.entries : []) {
    if (entry.value.kind === 'map') made[entry.key] = make(entry.value, entry.key);
  }
  return made;
}

/** The plain values of the map under a key. */
export function valuesOf(node: SyntaxNode | undefined, key: string): Readonly<Record<string, Json>> {
  const map = field(node, key);
  return map?.kind === 'map' ? (toValue(map) as Readonly<Record<string, Json>>) : {};
}

/** The secret that a key refers to, or undefined. */
export function secretOf(node: SyntaxNode | undefined, key: string): SecretReference | undefined {
  const from = textOf(field(node, key), 'from');
  if (from === undefined) return undefined;
  const part = textOf(field(node, key), 'key');
  return part === undefined ? { from } : { from, key: part };
}
