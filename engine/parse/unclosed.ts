import { type Document, isCollection, isScalar, visit } from 'yaml';
import type { SourceFile } from '../source/source-file.ts';
import type { Finding } from './finding.ts';

/** The start of the innermost node of a kind that began before `offset`: what was left open there. */
function openedBefore(
  document: Document,
  offset: number,
  wanted: (node: unknown) => boolean,
): number | undefined {
  let start: number | undefined;
  visit(document, {
    Node(_, node) {
      const at = node.range?.[0];
      if (at !== undefined && at < offset && wanted(node) && (start === undefined || at > start)) start = at;
    },
  });
  return start;
}

const isQuoted = (node: unknown): boolean =>
  isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE');
const isFlow = (node: unknown): boolean => isCollection(node) && node.flow === true;

/** A quote that was opened somewhere before an offset. */
export function openQuote(source: SourceFile, document: Document, at: number): Finding {
  const start = openedBefore(document, at, isQuoted) ?? at;
  const quote = source.text[start] === "'" ? "'" : '"';
  return {
    code: 'RB109',
    message: `the quote ${quote} is not closed`,
    start,
    end: start + 1,
    label: 'opened here',
    help: `close it with ${quote} on the same line; within the text write ${quote === "'" ? "''" : '\\"'} for it`,
  };
}

/** A bracket that was opened somewhere before an offset. */
export function openBracket(source: SourceFile, document: Document, at: number): Finding {
  const start = openedBefore(document, at, isFlow) ?? at;
  const bracket = source.text[start] ?? '[';
  const closing = bracket === '{' ? '}' : ']';
  return {
    code: 'RB121',
    message: `the bracket ${bracket} is not closed`,
    start,
    end: start + 1,
    label: 'opened here',
    help: `close it with ${closing} before the next key`,
  };
}
