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
        // Assigning to this one name would set the prototype instead.
        if (entry.key === '__proto__') continue;
        value[entry.key] = toValue(entry.value);
      }
      return value;
    }
  }
}
