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

/** The document is nested too deep, or its aliases repeat too much. */
export function overLimit(span: Span, what: 'depth' | 'repeated', limits: ParseLimits): Diagnostic {
  return {
    code: 'RB115',
    severity: 'error',
    message:
      what === 'depth'
        ? `maps and lists are nested more than ${limits.depth} deep`
        : `aliases repeat more than ${limits.repeated} values`,
    primary: { span: { ...span, end: Math.min(span.end, span.start + 1) } },
    help:
      what === 'depth' ? 'flatten the document' : 'write fewer values, or a list that `foreach` goes through',
  };
}
