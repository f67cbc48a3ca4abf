import type { ScalarNode } from '../parse/syntax-tree.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';

const escapes = /^\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|\r?\n|[\s\S])/;
const blank = /^(?:[ \t\r\n]|\\(?:[nrtfveab0 _NLP\t]|\r?\n))/;

/**
 * Where a part of a scalar's value stands in the file. Quotes, escapes, folding and indentation are
 * followed from one visible character to the next, so that a part that starts and ends with visible
 * characters is found exactly. Where that fails, the whole scalar is the answer.
 */
export function spanWithin(source: SourceFile, scalar: ScalarNode, start: number, end: number): Span {
  const { span, value, style } = scalar;
  if (typeof value !== 'string') return span;
  if (style === 'plain') {
    return { file: span.file, start: span.start + start, end: span.start + end };
  }
  const offsets = offsetsOf(source.text.slice(span.start, span.end), value);
  const first = offsets?.[start];
  if (offsets === undefined || first === undefined) return span;
  const last = end > start ? offsets[end - 1] : undefined;
  return {
    file: span.file,
    start: span.start + first,
    end: span.start + (last === undefined ? first : last + 1),
  };
}

/** For each character of a value its offset in the text it was written as; undefined when they do not match. */
function offsetsOf(written: string, value: string): readonly number[] | undefined {
  const quote = written[0] === '"' || written[0] === "'" ? written[0] : undefined;
  let at = contentStart(written, quote);
  const offsets: number[] = [];
  for (const character of value.split('')) {
    if (/\s/.test(character)) {
      offsets.push(at);
      continue;
    }
    at = skipBlanks(written, at, quote === '"');
    const piece = visiblePiece(written, at, quote);
    if (piece.length === 1 && piece !== character) return undefined;
    offsets.push(at + piece.length - 1);
    at += piece.length;
  }
  return offsets;
}

/** Behind the opening quote, or behind the line with `|` or `>`. */
function contentStart(written: string, quote: string | undefined): number {
  if (quote !== undefined) return 1;
  return /^[|>]/.test(written) ? written.indexOf('\n') + 1 : 0;
}

function skipBlanks(written: string, from: number, isDouble: boolean): number {
  let at = from;
  for (;;) {
    const match = (isDouble ? blank : /^[ \t\r\n]/).exec(written.slice(at, at + 3));
    if (match === null) return at;
    at += match[0].length;
  }
}

/** One visible character as it is written: itself, an escape or a doubled quote. */
function visiblePiece(written: string, at: number, quote: string | undefined): string {
  if (quote === "'" && written.startsWith("''", at)) return "''";
  if (quote === '"' && written[at] === '\\') return escapes.exec(written.slice(at, at + 10))?.[0] ?? '\\';
  return written[at] ?? '';
}
