import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { lineStarts, positionAt, type SourceFile } from '../source/source-file.ts';

/** Where the line of an offset ends, its line break left out. */
function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const bare = end === -1 ? text.length : end;
  return text[bare - 1] === '\r' ? bare - 1 : bare;
}

function quoted(text: string): string {
  if (!text.includes('"')) return `"${text}"`;
  return text.includes("'") ? `"${text.replaceAll('"', '\\"')}"` : `'${text}'`;
}

/** The end of the value that starts at `start`: of the whole rest of the line, except within brackets. */
function endOfValue(text: string, lineStart: number, start: number): number {
  const lineEnd = endOfLine(text, start);
  const close = text.indexOf('}}', start);
  const braces = close === -1 || close > lineEnd ? lineEnd : close + 2;
  const before = text.slice(lineStart, start);
  if (/[[{]/.test(before) || !/[:-]\s+$/.test(before)) return braces;
  const rest = text.slice(braces, lineEnd).replace(/\s#.*$/, '');
  return braces + rest.trimEnd().length;
}

/** A value at `start` begins with two braces and has no quotes, so YAML reads a map: says so and shows the line as it should be. */
export function unquotedExpression(source: SourceFile, start: number): Diagnostic {
  const lineStart = lineStarts(source)[positionAt(source, start).line - 1] ?? 0;
  const end = endOfValue(source.text, lineStart, start);
  const value = source.text.slice(start, end);
  const before = source.text.slice(lineStart, start).trimStart();
  const fixed = `${before.length > 40 ? '' : before}${quoted(value)}`;
  return {
    code: 'RB110',
    severity: 'error',
    message: 'a value that starts with `{{` must be in quotes',
    primary: { span: { file: source.path, start, end }, text: 'YAML reads a map here' },
    help: `write: ${fixed}`,
  };
}

/** The offset of two braces without quotes in the line of `offset`, or undefined. */
export function findUnquotedBraces(source: SourceFile, offset: number): number | undefined {
  const lineStart = lineStarts(source)[positionAt(source, offset).line - 1] ?? 0;
  const line = source.text.slice(lineStart, endOfLine(source.text, lineStart));
  const match = /^(?:[^"'#]*[:,[{-]\s+|\s*|[^"'#]*\[)\{\{/.exec(line);
  return match === null ? undefined : lineStart + match[0].length - 2;
}
