import builders from 'handlebars/dist/cjs/handlebars/compiler/helpers.js';
import parser from 'handlebars/dist/cjs/handlebars/compiler/parser.js';
import { isObject } from '../runbook/json.ts';

/** A place as Handlebars counts it: lines from 1, columns from 0. */
interface TreePosition {
  readonly line: number;
  readonly column: number;
}

/** From the first character to just behind the last one. */
export interface TreeLocation {
  readonly start: TreePosition;
  readonly end: TreePosition;
}

/** A node of Handlebars' tree, as far as its kind is of any use here; `type` tells which. */
export interface TreeNode {
  readonly type: string;
  readonly loc: TreeLocation;
  readonly path?: TreeNode;
  readonly params?: readonly TreeNode[];
  readonly hash?: TreeNode;
  readonly escaped?: boolean;
  readonly strip?: { readonly open: boolean; readonly close: boolean };
  readonly value?: unknown;
  readonly original?: unknown;
  readonly parts?: readonly string[];
  readonly data?: boolean;
  readonly depth?: number;
}

/** Where Handlebars' grammar stops, and the token it cannot use. */
interface GrammarProblem {
  readonly start: TreePosition;
  readonly end: TreePosition;
  /** Name of the token in Handlebars' grammar, such as `CLOSE`; undefined for other mistakes. */
  readonly token: string | undefined;
}

/** What Handlebars' own parser makes of a text. */
export type HandlebarsTree =
  | { readonly ok: true; readonly statements: readonly TreeNode[] }
  | { readonly ok: false; readonly problem: GrammarProblem };

type LexerLocation = typeof parser.lexer.yylloc;

class GrammarError extends Error {
  readonly problem: GrammarProblem;

  constructor(message: string, problem: GrammarProblem) {
    super(message);
    this.problem = problem;
  }
}

function toLocation(at: LexerLocation): TreeLocation {
  return {
    start: { line: at.first_line, column: at.first_column },
    end: { line: at.last_line, column: at.last_column },
  };
}

// The generated parser calls these by name and hands itself over in the same object; `parseError`
// is its documented hook, and the only way to learn the place of a mistake as numbers.
const callbacks = {
  ...builders,
  locInfo: toLocation,
  parseError(message: string, details: { readonly token: unknown }): never {
    const token = typeof details.token === 'string' ? details.token : undefined;
    // The place in `details` is that of the token before.
    throw new GrammarError(message, { ...toLocation(parser.lexer.yylloc), token });
  },
};

function numberIn(error: unknown, key: string): number | undefined {
  const value: unknown = isObject(error) ? error[key] : undefined;
  return typeof value === 'number' ? value : undefined;
}

/** Exceptions of the builders carry a place, though not in a declared type. */
function problemOf(error: unknown): GrammarProblem {
  if (error instanceof GrammarError) return error.problem;
  const line = numberIn(error, 'lineNumber') ?? 1;
  const column = numberIn(error, 'column') ?? 0;
  return { start: { line, column }, end: { line, column }, token: undefined };
}

/**
 * Parses a text with Handlebars' grammar; its whitespace control is not applied. Only the parser
 * is loaded, neither the compiler nor the runtime, since nothing is ever run by Handlebars here.
 */
export function parseHandlebars(text: string): HandlebarsTree {
  parser.yy = callbacks;
  try {
    const program = parser.parse(text) as { readonly body: readonly TreeNode[] };
    return { ok: true, statements: program.body };
  } catch (error) {
    return { ok: false, problem: problemOf(error) };
  }
}
