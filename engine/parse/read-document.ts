import { Composer, Lexer, Parser, YAMLParseError } from 'yaml';
import type { CST, Document } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import type { ParseLimits } from './limits.ts';
import { overBudget, TextBudget } from './text-budget.ts';

/** A file can be made to have a million errors, each of which costs more than a value. */
const mostErrors = 1000;

/** What a text was read as. */
export interface ReadDocument {
  readonly document: Document;
  /** Offset from which on nothing was read, since there were too many errors before; else the end of the text. */
  readonly end: number;
}

/** Thrown through `yaml`, which goes on after errors, and caught below. */
class TooManyErrors extends Error {
  readonly at: number;

  constructor(at: number) {
    super('too many errors');
    this.at = at;
  }
}

const options = {
  prettyErrors: false,
  uniqueKeys: false,
  resolveKnownTags: false,
  logLevel: 'error',
} as const;

/**
 * Reads the first document of a text; a second one is an error of it. Costs no more than the limits
 * allow: the diagnostic is of a limit that was exceeded.
 */
export function readDocument(source: SourceFile, limits: ParseLimits): ReadDocument | Diagnostic {
  try {
    return readAll(source, limits, mostErrors);
  } catch (error) {
    if (!(error instanceof TooManyErrors)) throw error;
    const cut = { path: source.path, text: source.text.slice(0, error.at) };
    const read = readAll(cut, limits, Infinity);
    return 'document' in read ? { ...read, end: error.at } : read;
  }
}

function readAll(source: SourceFile, limits: ParseLimits, most: number): ReadDocument | Diagnostic {
  const before = overBudget(source, limits);
  if (before !== undefined) return before;
  const composer = new Composer(options);
  stopAtMany(composer, most);
  const parser = new Parser();
  const documents: Document.Parsed[] = [];
  let errors = 0;
  const compose = (tokens: Iterable<CST.Token>): void => {
    for (const token of tokens) {
      if (token.type === 'error' && ++errors > most) throw new TooManyErrors(token.offset);
      documents.push(...composer.next(token));
    }
  };
  const budget = new TextBudget(source, limits);
  for (const lexeme of new Lexer().lex(source.text)) {
    const problem = budget.take(lexeme);
    if (problem !== undefined) return problem;
    compose(parser.next(lexeme));
    // A third document adds nothing: the second one is an error.
    if (documents.length > 1) break;
  }
  compose(parser.end());
  documents.push(...composer.end(true, source.text.length));
  return { document: onlyOne(documents), end: source.text.length };
}

/** The first document; a second one is an error of it. */
function onlyOne([document, second]: readonly Document.Parsed[]): Document {
  if (document === undefined) throw new Error('a text is at least one empty document');
  if (second !== undefined) {
    document.errors.push(new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', ''));
  }
  return document;
}

/**
 * `yaml` has no limit for errors, and tells of them only when all nodes are made. Where it collects them
 * is its own matter; if that has another name one day, files that are full of errors take longer, no more.
 */
function stopAtMany(composer: Composer, most: number): void {
  const collect: unknown = Reflect.get(composer, 'onError');
  if (typeof collect !== 'function') return;
  let errors = 0;
  let furthest = 0;
  let stop: TooManyErrors | undefined;
  const onError = (...error: readonly unknown[]): void => {
    errors += 1;
    furthest = Math.max(furthest, offsetOf(error[0]));
    // What is thrown within a value is caught by `yaml`, which reports it as one more error of its place.
    if (errors > most) throw (stop ??= new TooManyErrors(furthest));
    Reflect.apply(collect, composer, error);
  };
  Object.assign(composer, { onError });
}

/** An error's place is an offset, a range or a token. */
function offsetOf(place: unknown): number {
  if (typeof place === 'number') return place;
  if (Array.isArray(place)) return offsetOf(place[0]);
  return typeof place === 'object' && place !== null && 'offset' in place ? offsetOf(place.offset) : 0;
}
