import type { SyntaxNode } from '../parse/syntax-tree.ts';
import type { Json } from '../runbook/json.ts';

/** The plain value of a node, without its places. */
export function toValue(node: SyntaxNode): Json {
  switch (node.kind) {
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map(toValue);
    case 'map': {
      const value: Record<string, Json> = {};
      for (const entry of node.entries) {
        const inner = toValue(entry.value);
        // Assigning to this one name would set the prototype instead.
        if (entry.key === '__proto__') {
          Object.defineProperty(value, entry.key, { value: inner, enumerable: true });
        } else value[entry.key] = inner;
      }
      return value;
    }
  }
}
