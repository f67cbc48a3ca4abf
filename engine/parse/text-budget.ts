import { Lexer } from 'yaml';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../source/source-file.ts';
import { overLimit } from './document-problems.ts';
import type { ParseLimits } from './limits.ts';

/** Characters that are signs of YAML wherever they are not within a value. */
const signs: ReadonlySet<number> = new Set(Array.from('-?:,[]{}&*!', (sign) => sign.charCodeAt(0)));

const codeOf = (sign: string): number => sign.charCodeAt(0);
const space = codeOf(' ');
const dash = codeOf('-');
const question = codeOf('?');
const colon = codeOf(':');
const opening = [codeOf('['), codeOf('{')] as const;
/** What a map or list in brackets costs, in marks. */
const bracketWeight = 4;
const closing = [codeOf(']'), codeOf('}')] as const;

/** Counts the pieces that `yaml` cuts a text into, and says when there are too many. It is asked for each piece, so it is quick. */
export class TextBudget {
  readonly #source: SourceFile;
  readonly #limits: ParseLimits;
  #offset = 0;
  #marks = 0;
  #brackets = 0;
  /** Dashes, question marks and colons that follow each other on a line: each is within the one before. */
  #row = 0;

  constructor(source: SourceFile, limits: ParseLimits) {
    this.#source = source;
    this.#limits = limits;
  }

  /** Takes the next piece; the diagnostic when it is one too many. */
  take(lexeme: string): Diagnostic | undefined {
    const first = lexeme.charCodeAt(0);
    // Signs that `yaml` puts between the pieces; the file itself cannot hold them.
    if (first === 0x02 || first === 0x18 || first === 0x1f) return undefined;
    if (first > space) this.#marks += 1;
    if (first !== space) this.#nest(first, lexeme.length === 1);
    if (this.#brackets > this.#limits.depth || this.#row > this.#limits.depth) return this.#over('depth');
    if (this.#marks > this.#limits.marks) return this.#over('marks');
    this.#offset += lexeme.length;
    return undefined;
  }

  #nest(sign: number, alone: boolean): void {
    if (!alone) this.#row = 0;
    else if (sign === dash || sign === question || sign === colon) this.#row += 1;
    else {
      this.#row = 0;
      if (sign === opening[0] || sign === opening[1]) {
        this.#brackets += 1;
        this.#marks += bracketWeight - 1;
      } else if (sign === closing[0] || sign === closing[1]) this.#brackets -= 1;
    }
  }

  #over(what: 'depth' | 'marks'): Diagnostic {
    const span = { file: this.#source.path, start: this.#offset, end: this.#offset + 1 };
    return overLimit(span, what, this.#limits);
  }
}

/**
 * What can be said of a text before anything is made of its pieces, which is what costs: it has too many
 * lines, or so many signs that the pieces are worth counting first.
 */
export function overBudget(source: SourceFile, limits: ParseLimits): Diagnostic | undefined {
  const line = behindLines(source.text, limits.lines);
  if (line !== undefined) {
    return overLimit({ file: source.path, start: line, end: line + 1 }, 'lines', limits);
  }
  if (!hasManySigns(source.text, limits.marks)) return undefined;
  const budget = new TextBudget(source, limits);
  for (const lexeme of new Lexer().lex(source.text)) {
    const problem = budget.take(lexeme);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Offset behind the last line that is allowed; undefined when nothing is there. */
function behindLines(text: string, lines: number): number | undefined {
  let at = 0;
  for (let line = 0; line < lines; line += 1) {
    at = text.indexOf('\n', at) + 1;
    if (at === 0) return undefined;
  }
  return at < text.length ? at : undefined;
}

function hasManySigns(text: string, most: number): boolean {
  if (text.length <= most) return false;
  let count = 0;
  for (let at = 0; at < text.length; at += 1) if (signs.has(text.charCodeAt(at))) count += 1;
  return count > most;
}
