import {
  entryOf,
  type MapEntry,
  type MapNode,
  type ScalarNode,
  type SyntaxNode,
} from '../parse/syntax-tree.ts';
import { parseDuration } from '../runbook/duration.ts';
import type { Json } from '../runbook/json.ts';

// The envelope of a document was validated before; whatever has another kind than it should have
// reads as if it were left out.

/** A map, or an empty one in the place of anything else. */
export function asMap(node: SyntaxNode | undefined): MapNode {
  if (node?.kind === 'map') return node;
  return { kind: 'map', span: node?.span ?? { file: '', start: 0, end: 0 }, entries: [] };
}

/** The value under a key. */
export function child(map: MapNode, key: string): SyntaxNode | undefined {
  return entryOf(map, key)?.value;
}

/** The scalar under a key. */
export function scalarAt(map: MapNode, key: string): ScalarNode | undefined {
  const node = child(map, key);
  return node?.kind === 'scalar' ? node : undefined;
}

/** The text under a key. */
export function textAt(map: MapNode, key: string): string | undefined {
  const value = scalarAt(map, key)?.value;
  return typeof value === 'string' ? value : undefined;
}

/** The number under a key. */
export function numberAt(map: MapNode, key: string): number | undefined {
  const value = scalarAt(map, key)?.value;
  return typeof value === 'number' ? value : undefined;
}

/** Whether the value under a key is true. */
export function flagAt(map: MapNode, key: string): boolean {
  return scalarAt(map, key)?.value === true;
}

/** The milliseconds of the duration under a key. */
export function durationAt(map: MapNode, key: string): number | undefined {
  return parseDuration(textAt(map, key) ?? '');
}

/** The items of the list under a key. */
export function itemsAt(map: MapNode, key: string): readonly SyntaxNode[] {
  const node = child(map, key);
  return node?.kind === 'list' ? node.items : [];
}

/** The pairs of the map under a key. */
export function entriesAt(map: MapNode, key: string): readonly MapEntry[] {
  return asMap(child(map, key)).entries;
}

/** The plain value of a node, without its places. */
export function valueOf(node: SyntaxNode): Json {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(valueOf);
    case 'map':
      return Object.fromEntries(node.entries.map((entry) => [entry.key, valueOf(entry.value)]));
  }
}
