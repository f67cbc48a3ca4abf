import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';

/** A value of a YAML document that knows where it stands. Aliases and merge keys are resolved already. */
export type SyntaxNode = MapNode | ListNode | ScalarNode;

/** `key: value` pairs in the order of the file. */
export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly MapEntry[];
}

/** One pair of a map. */
export interface MapEntry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: SyntaxNode;
}

/** A list. */
export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly SyntaxNode[];
}

/** Text, a number, a truth value or nothing. */
export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: string | number | boolean | null;
  /** How it is written; in a `plain` one the characters of `value` stand in the file one to one. */
  readonly style: 'plain' | 'single' | 'double' | 'block';
}

/** A file that is well-formed YAML. */
export interface SyntaxTree {
  readonly source: SourceFile;
  readonly root: SyntaxNode;
}

/** The entry of a key, or undefined. */
export function entryOf(node: MapNode, key: string): MapEntry | undefined {
  // A loop: this is asked some ten times for each step.
  for (const entry of node.entries) if (entry.key === key) return entry;
  return undefined;
}
