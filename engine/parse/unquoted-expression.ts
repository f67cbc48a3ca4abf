import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { endOfLine, longestLine } from './finding.ts';
import { lineStarts, positionAt, type SourceFile } from '../source/source-file.ts';

/** Where the line of an offset ends, its line break left out. */
function endOfText(text: string, offset: number): number {
  const end = Math.min(endOfLine(text, offset), offset + longestLine);
  return text[end - 1] === '\r' ? end - 1 : end;
}

function quoted(text: string): string {
  if (!text.includes('"')) return `"${text}"`;
  return text.includes("'") ? `"${text.replaceAll('"', '\\"')}"` : `'${text}'`;
}

/** The end of the value that starts at `start`: of the whole rest of the line, except within brackets. */
function endOfValue(text: string, lineStart: number, start: number): number {
  const lineEnd = endOfText(text, start);
  const close = text.indexOf('}}', start);
  const braces = close === -1 || close > lineEnd ? lineEnd : close + 2;
  const before = text.slice(Math.max(lineStart, start - longestLine), start);
  if (/[[{]/.test(before) || !/[:-]\s+$/.test(before)) return braces;
  const rest = text.slice(braces, lineEnd).replace(/\s#.*$/, '');
  return braces + rest.trimEnd().length;
}

/** A value at `start` begins with two braces and has no quotes, so YAML reads a map: says so and shows the line as it should be. */
export function unquotedExpression(source: SourceFile, start: number): Diagnostic {
  const lineStart = lineStarts(source)[positionAt(source, start).line - 1] ?? 0;
  const end = endOfValue(source.text, lineStart, start);
  const value = source.text.slice(start, end);
  const before =
    /[^[{,]*$/.exec(source.text.slice(Math.max(lineStart, start - 200), start))?.[0].trimStart() ?? '';
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
  const line = source.text.slice(lineStart, endOfText(source.text, lineStart));
  const match = /^(?:[^"'#]*[:,[{-]\s+|\s*|[^"'#]*\[)\{\{/.exec(line);
  return match === null ? undefined : lineStart + match[0].length - 2;
}
