import type { ScalarNode } from '../parse/syntax-tree.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import type { ScriptProblem } from './script-problem.ts';

/** UTF-16 offset of a column (counted from 1, in characters) of a line. */
function offsetOf(line: string, column: number): number {
  return Array.from(line)
    .slice(0, column - 1)
    .join('').length;
}

/** Offsets in the file at which the lines of a scalar's text start; undefined where they do not stand there one to one. */
function lineOffsets(node: ScalarNode, text: string, source: SourceFile): readonly number[] | undefined {
  const lines = text.split('\n');
  const written = source.text.slice(node.span.start, node.span.end);
  if (node.style !== 'block') {
    const at = written.indexOf(text);
    return lines.length === 1 && at !== -1 ? [node.span.start + at] : undefined;
  }
  let start = source.text.indexOf('\n', node.span.start) + 1;
  const offsets: number[] = [];
  for (const line of lines) {
    const end = source.text.indexOf('\n', start);
    const whole = source.text.slice(start, end === -1 ? source.text.length : end).replace(/\r$/, '');
    if (whole.trim() !== '' || line !== '') {
      if (!whole.endsWith(line) || whole.slice(0, whole.length - line.length).trim() !== '') return undefined;
    }
    offsets.push(line === '' ? start : start + whole.length - line.length);
    if (end === -1) break;
    start = end + 1;
  }
  return offsets;
}

/** The place in the file of a problem in a script: exact where the script stands there line by line, else all of it. */
export function scriptSpan(node: ScalarNode, source: SourceFile, problem: ScriptProblem): Span {
  const text = String(node.value);
  const offsets = lineOffsets(node, text, source);
  const lines = text.split('\n');
  const first = offsets?.[problem.line - 1];
  const last = offsets?.[problem.endLine - 1];
  if (first === undefined || last === undefined) return node.span;
  const start = first + offsetOf(lines[problem.line - 1] ?? '', problem.column);
  const end = last + offsetOf(lines[problem.endLine - 1] ?? '', problem.endColumn);
  return { file: source.path, start, end: Math.max(start, end) };
}
