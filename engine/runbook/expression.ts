import type { Json } from './json.ts';

/** The roots of what an expression can read. */
export const roots = [
  'inputs',
  'vars',
  'secrets',
  'steps',
  'captured',
  'run',
  'item',
  'index',
  'env',
] as const;

/** One of the roots. */
export type Root = (typeof roots)[number];

/** A parsed expression; plain JSON, without places, since it was checked already. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number | boolean | null }
  | { readonly kind: 'path'; readonly root: Root; readonly segments: readonly string[] }
  | { readonly kind: 'call'; readonly helper: string; readonly arguments: readonly Expression[] };

/** A value of a runbook with its expressions still in it. */
export type Template =
  | { readonly kind: 'constant'; readonly value: Json }
  /** A scalar that is exactly one expression; it keeps its type. */
  | { readonly kind: 'expression'; readonly expression: Expression }
  | { readonly kind: 'text'; readonly parts: readonly (string | Expression)[] }
  | { readonly kind: 'list'; readonly items: readonly Template[] }
  | { readonly kind: 'map'; readonly entries: { readonly [key: string]: Template } };
