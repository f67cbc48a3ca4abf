import { failure, success, type Diagnostic, type Result } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';
import { grammarDiagnostic } from './grammar-diagnostic.ts';
import { toPart, type Conversion } from './convert-tree.ts';
import { parseHandlebars, type TreeLocation } from './handlebars-tree.ts';
import { simpleExpression } from './simple-expression.ts';
import type { LocatedExpression, ParsedTemplate, TextRange } from './located-expression.ts';

/** Says where a part of the parsed text stands in its file. */
export type SpanOf = (start: number, end: number) => Span;

// What makes a statement of a condition. The blank keeps a first character such as `!` or `#` from
// making another kind of statement.
const opening = '{{ ';
const closing = ' }}';

/**
 * Takes a scalar apart. Text without `{{` is a constant and never reaches Handlebars. A scalar that
 * is exactly one `{{ … }}` is an expression, anything else text with expressions in it. `\{{`
 * stands for the two braces themselves, and `\\{{` for a backslash before an expression.
 * Fails with RB320 (not to be read) or RB321 (a part of Handlebars that runbooks do not have).
 */
export function parseTemplate(text: string, spanOf: SpanOf): Result<ParsedTemplate> {
  if (!text.includes('{{')) return success({ kind: 'constant', text });
  const simple = simpleTemplate(text);
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

/** The expression of a text that is nothing but one simple `{{ … }}`. */
function simpleTemplate(text: string): LocatedExpression | undefined {
  if (!text.startsWith('{{') || !text.endsWith('}}')) return undefined;
  return simpleExpression(text.slice(2, -2), 2);
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
  const simple = simpleExpression(text, 0);
  if (simple !== undefined) return success(simple);
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
