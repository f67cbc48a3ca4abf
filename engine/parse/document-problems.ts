import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { Span } from '../source/span.ts';
import type { ParseLimits } from './limits.ts';

/** The same key a second time in one map. */
export function duplicateKey(key: string, span: Span, first: Span): Diagnostic {
  return {
    code: 'RB111',
    severity: 'error',
    message: `the key \`${key}\` is there twice`,
    primary: { span, text: 'again here' },
    secondary: [{ span: first, text: 'first here' }],
    help: 'remove one of the two, or merge them',
  };
}

/** A key that is a number, a truth value, nothing, or a collection. */
export function keyIsNotText(source: SourceFile, span: Span): Diagnostic {
  const written = source.text.slice(span.start, span.end);
  const simple = written !== '' && !/[\n"[{*]/.test(written);
  return {
    code: 'RB112',
    severity: 'error',
    message: written === '' ? 'a key is missing before the colon' : 'a key must be text',
    primary: { span, text: simple ? 'YAML reads another type here' : 'not text' },
    help: simple ? `put it in quotes: "${written}":` : 'write a name before the colon',
  };
}

/** An alias without an anchor before it, or one within its own anchor (`inside`). */
export function unknownAnchor(
  name: string,
  span: Span,
  inside: boolean,
  known: readonly string[],
): Diagnostic {
  const guess = inside ? undefined : didYouMean(name, known);
  return {
    code: 'RB114',
    severity: 'error',
    message: inside
      ? `\`*${name}\` repeats the value that it is part of`
      : `nothing is marked \`&${name}\` above`,
    primary: { span },
    help: guess ?? `if it is text, put it in quotes: "*${name}"`,
  };
}

/** `<<` with something else than maps. */
export function mergeOfNoMap(span: Span): Diagnostic {
  return {
    code: 'RB116',
    severity: 'error',
    message: '`<<` takes over the keys of a map, and this is none',
    primary: { span, text: 'not a map' },
    help: 'name the anchor of a map, as in `<<: *defaults`',
  };
}

/** A limit of a document. */
export type Limit = Exclude<keyof ParseLimits, 'size'>;

const splitIt = 'split it into several runbooks and call them with `uses: runbook.run`';

const limitWords: Readonly<Record<Limit, readonly [message: (most: number) => string, help: string]>> = {
  depth: [(most) => `maps and lists are nested more than ${most} deep`, 'flatten the document'],
  lines: [(most) => `the file has more than ${most} lines`, splitIt],
  marks: [(most) => `the file has more than ${most} words and signs`, splitIt],
  repeated: [
    (most) => `aliases repeat more than ${most} values`,
    'write fewer values, or a list that `foreach` goes through',
  ],
};

/** The document is nested too deep, its aliases repeat too much, or there is too much of it. */
export function overLimit(span: Span, what: Limit, limits: ParseLimits): Diagnostic {
  const [message, help] = limitWords[what];
  return {
    code: 'RB115',
    severity: 'error',
    message: message(limits[what]),
    primary: { span: { ...span, end: Math.min(span.end, span.start + 1) } },
    help,
  };
}
