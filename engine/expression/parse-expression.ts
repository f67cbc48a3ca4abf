import { failure, success, type Diagnostic, type Result } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { grammarDiagnostic } from './grammar-diagnostic.ts';
import { parseHandlebars, type TreeLocation, type TreeNode } from './handlebars-tree.ts';
import type { LocatedExpression, ParsedTemplate, TextRange } from './located-expression.ts';

/** Says where a part of the parsed text stands in its file. */
export type SpanOf = (start: number, end: number) => Span;

// What makes a statement of a condition. The blank keeps a first character such as `!` or `#` from
// making another kind of statement.
const opening = '{{ ';
const closing = ' }}';

/** What turning Handlebars' nodes into expressions needs to know and collects. */
interface Conversion {
  rangeOf(location: TreeLocation): TextRange;
  readonly problems: { readonly at: TextRange; readonly what: string; readonly help: string }[];
}

/**
 * Takes a scalar apart. Text without `{{` is a constant and never reaches Handlebars. A scalar that
 * is exactly one `{{ … }}` is an expression, anything else text with expressions in it. `\{{`
 * stands for the two braces themselves, and `\\{{` for a backslash before an expression.
 * Fails with RB320 (not to be read) or RB321 (a part of Handlebars that runbooks do not have).
 */
export function parseTemplate(text: string, spanOf: SpanOf): Result<ParsedTemplate> {
  if (!text.includes('{{')) return success({ kind: 'constant', text });
  const simple = simplePath(text);
  if (simple !== undefined) return success({ kind: 'expression', expression: simple });
  const parsed = parseParts(text, spanOf, 0);
  if (!parsed.ok) return parsed;
  const parts = parsed.value;
  const [only] = parts;
  if (parts.length > 1) return success({ kind: 'text', parts });
  if (only === undefined || typeof only === 'string') {
    return success({ kind: 'constant', text: only ?? '' });
  }
  return success({ kind: 'expression', expression: only });
}

const simplePaths = /^\{\{\s*([A-Za-z]\w*(?:\.[A-Za-z_][\w-]*)+)\s*\}\}$/;
const reserved = /(?:^|\.)(?:true|false|null|undefined|this|else|as)(?:\.|$)/;

/** Most expressions are one path and nothing else; those need no parser, which counts in a file of 10,000 steps. */
function simplePath(text: string): LocatedExpression | undefined {
  const path = simplePaths.exec(text)?.[1];
  if (path === undefined || reserved.test(path)) return undefined;
  const [root = '', ...rest] = path.split('.');
  const start = text.indexOf(path, 2);
  return { kind: 'path', segments: [root, ...rest], at: { start, end: start + path.length } };
}

/**
 * Reads an expression that is written without braces, as in `if:`. Fails with RB327 when it has
 * braces, else as `parseTemplate` does.
 */
export function parseCondition(text: string, spanOf: SpanOf): Result<LocatedExpression> {
  const whole = { span: spanOf(0, text.length) };
  if (text.includes('{{') || text.includes('}}')) {
    const inside = /^\s*\{\{([^{}]*)\}\}\s*$/.exec(text)?.[1]?.trim();
    return failure({
      code: 'RB327',
      severity: 'error',
      message: 'this is an expression already; it is written without braces',
      primary: whole,
      ...(inside === undefined ? {} : { help: `write \`${inside}\`` }),
    });
  }
  if (text.trim() === '') {
    return failure({
      code: 'RB320',
      severity: 'error',
      message: 'the expression is empty',
      primary: whole,
      help: 'write a condition such as `eq inputs.mode "full"`, or leave the key out',
    });
  }
  const parsed = parseParts(`${opening}${text}${closing}`, spanOf, opening.length);
  if (!parsed.ok) return parsed;
  const [only] = parsed.value;
  if (parsed.value.length !== 1 || only === undefined || typeof only === 'string') {
    return failure(grammarDiagnostic(text, { start: 0, end: text.length }, undefined, spanOf));
  }
  return success(only);
}

/** `shift` characters at the start of `text` were put there (and `closing` behind it). */
function parseParts(text: string, spanOf: SpanOf, shift: number): Result<(string | LocatedExpression)[]> {
  const own = shift === 0 ? text : text.slice(shift, -closing.length);
  const starts = lineOffsets(text);
  const offsetOf = (line: number, column: number): number =>
    Math.max(0, Math.min((starts[line - 1] ?? 0) + column - shift, own.length));
  const rangeOf = ({ start, end }: TreeLocation): TextRange => ({
    start: offsetOf(start.line, start.column),
    end: offsetOf(end.line, end.column),
  });
  const tree = parseHandlebars(text);
  if (!tree.ok) {
    const { problem } = tree;
    return failure(grammarDiagnostic(own, rangeOf(problem), problem.token, spanOf));
  }
  const conversion: Conversion = { rangeOf, problems: [] };
  const parts = joinTexts(tree.statements.map((node) => toPart(node, conversion)));
  if (conversion.problems.length === 0) return success(parts);
  return failure(...conversion.problems.map((problem) => foreignDiagnostic(problem, spanOf)));
}

function lineOffsets(text: string): readonly number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return starts;
}

/** Neighbouring pieces of text, as an escape leaves them, become one. */
function joinTexts(parts: readonly (string | LocatedExpression)[]): (string | LocatedExpression)[] {
  const joined: (string | LocatedExpression)[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else if (part !== '') joined.push(part);
  }
  return joined;
}

function foreignDiagnostic(
  { at, what, help }: { readonly at: TextRange; readonly what: string; readonly help: string },
  spanOf: SpanOf,
): Diagnostic {
  return {
    code: 'RB321',
    severity: 'error',
    message: `${what} cannot be used in a runbook`,
    primary: { span: spanOf(at.start, at.end) },
    help,
  };
}

/** Stands for an expression that a problem was recorded about. */
function placeholder(at: TextRange): LocatedExpression {
  return { kind: 'literal', value: null, at };
}

const conditionHelp =
  'give the step an `if` or a `foreach`; for whole files use `template.render`; for the characters themselves write `\\{{`';

const foreignStatements: { readonly [type: string]: { what: string; help: string } } = {
  BlockStatement: { what: 'a block such as `{{#if}}`', help: conditionHelp },
  PartialStatement: { what: 'a partial (`{{> }}`)', help: conditionHelp },
  PartialBlockStatement: { what: 'a partial (`{{#> }}`)', help: conditionHelp },
  Decorator: { what: 'a decorator (`{{* }}`)', help: conditionHelp },
  DecoratorBlock: { what: 'a decorator (`{{#* }}`)', help: conditionHelp },
  CommentStatement: { what: 'a comment (`{{! }}`)', help: 'write a YAML comment: `# …`' },
};

function toPart(node: TreeNode, conversion: Conversion): string | LocatedExpression {
  if (node.type === 'ContentStatement') return String(node.value);
  const at = conversion.rangeOf(node.loc);
  if (node.type !== 'MustacheStatement') {
    const foreign = foreignStatements[node.type] ?? { what: 'this', help: conditionHelp };
    conversion.problems.push({ at, ...foreign });
    return placeholder(at);
  }
  if (node.escaped === false) {
    const help = 'write `{{ … }}`: nothing is ever escaped, so there is no other form';
    conversion.problems.push({ at, what: '`{{{ }}}` or `{{& }}`', help });
    return placeholder(at);
  }
  if (node.strip?.open === true || node.strip?.close === true) {
    const help = 'leave the `~` out, and the blanks around the braces as well';
    conversion.problems.push({ at, what: '`~`', help });
    return placeholder(at);
  }
  return toCallOrValue(node, conversion);
}

/** A statement or subexpression: a call when it has arguments or names a helper by itself. */
function toCallOrValue(node: TreeNode, conversion: Conversion): LocatedExpression {
  const at = conversion.rangeOf(node.loc);
  if (node.hash !== undefined) {
    conversion.problems.push({
      at: conversion.rangeOf(node.hash.loc),
      what: 'an argument of the form `key=value`',
      help: 'write the value alone; to compare, write `eq a b`',
    });
    return placeholder(at);
  }
  const path = node.path;
  if (path === undefined) return placeholder(at);
  const params = node.params ?? [];
  if (params.length === 0 && node.type === 'MustacheStatement') return toValue(path, conversion);
  const helperAt = conversion.rangeOf(path.loc);
  if (path.type !== 'PathExpression') {
    conversion.problems.push({
      at: helperAt,
      what: 'a value in the place of a helper',
      help: 'the first word names the helper, as in `eq inputs.mode "full"`',
    });
    return placeholder(at);
  }
  return {
    kind: 'call',
    helper: String(path.original),
    helperAt,
    arguments: params.map((param) => toValue(param, conversion)),
    at,
  };
}

function toValue(node: TreeNode, conversion: Conversion): LocatedExpression {
  const at = conversion.rangeOf(node.loc);
  switch (node.type) {
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return { kind: 'literal', value: literalValue(node.value), at };
    case 'NullLiteral':
      return { kind: 'literal', value: null, at };
    case 'SubExpression':
      return toCallOrValue(node, conversion);
    case 'PathExpression':
      return toPath(node, at, conversion);
    default:
      conversion.problems.push({
        at,
        what: '`undefined`',
        help: 'use `null`, or `default` for a value that may be missing',
      });
      return placeholder(at);
  }
}

function literalValue(value: unknown): string | number | boolean | null {
  return typeof value === 'number' || typeof value === 'boolean' ? value : String(value);
}

function toPath(node: TreeNode, at: TextRange, conversion: Conversion): LocatedExpression {
  const original = String(node.original);
  const [root, ...rest] = node.parts ?? [];
  const complain = (what: string, help: string): LocatedExpression => {
    conversion.problems.push({ at, what, help });
    return placeholder(at);
  };
  if (node.data === true) {
    return complain(`\`${original}\``, 'in a `foreach` step write `index` or `item`');
  }
  if ((node.depth ?? 0) > 0) return complain('`../`', 'name the value in full, as in `inputs.name`');
  if (root === undefined || /^(this|\.)([./]|$)/.test(original)) {
    return complain('`this`', 'name the value in full, as in `inputs.name` or `item`');
  }
  const slashes = original.split('/').length - 1;
  const inside = [root, ...rest].reduce((sum, part) => sum + part.split('/').length - 1, 0);
  if (slashes > inside) {
    return complain('a path with `/`', `write \`${[root, ...rest].join('.')}\``);
  }
  return { kind: 'path', segments: [root, ...rest], at };
}
