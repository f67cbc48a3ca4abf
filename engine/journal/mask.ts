import { secretSpellings, shortestPiece } from './secret-spellings.ts';

/** What stands in the place of a secret. */
export const maskText = '***';

/** Encoders break their text after 57 characters at the least; shorter lines are no part of a broken one. */
const shortestBroken = 40;

/** Replaces every secret that it was told of, in whatever spelling. */
export interface Masker {
  add(value: string): void;
  /** Also finds spellings that line breaks cut in pieces. */
  mask(text: string): string;
  /** The same for a piece that was cut out of a longer text: a secret that the cut went through is masked too. */
  maskCut(text: string): string;
  /** Masks the strings in a JSON value, keys included, and the numbers that are a secret. */
  maskValue<T>(value: T): T;
  /**
   * How much of a text that goes on can be masked by itself: what is behind may belong to a secret
   * whose end has not come. Where the text ends with a line break this is the start of a line.
   */
  settled(text: string): number;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A masker that knows no secret yet. */
export function createMasker(): Masker {
  let known: readonly string[] = [];
  const mask = (text: string): string => replaceRanges(text, findAll(known, text));
  return {
    add(value) {
      known = [...new Set([...known, ...secretSpellings(value)])];
    },
    mask,
    maskCut: (text) => replaceRanges(text, [...findAll(known, text), ...cutRanges(known, text)]),
    maskValue: (value) => (known.length === 0 ? value : maskAny(value, mask)) as typeof value,
    settled: (text) => settledLength(known, text),
  };
}

function maskAny(value: unknown, mask: (text: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'number') return mask(String(value)) === String(value) ? value : maskText;
  if (Array.isArray(value)) return value.map((item) => maskAny(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [mask(key), maskAny(inner, mask)]));
}

/** Every place where a spelling stands, whole or broken by line breaks. */
function findAll(known: readonly string[], text: string): readonly Range[] {
  const ranges = findPlain(known, text);
  const lineBreak = text.indexOf('\n');
  if (known.length === 0 || lineBreak === -1 || lineBreak === text.length - 1) return ranges;
  const joined = withoutBreaks(text);
  const across = findPlain(known, joined.text).map(({ start, end }) => ({
    start: joined.at(start),
    end: joined.at(end - 1) + 1,
  }));
  return [...ranges, ...across];
}

function findPlain(known: readonly string[], text: string): Range[] {
  const ranges: Range[] = [];
  for (const spelling of known) {
    for (let at = text.indexOf(spelling); at !== -1; at = text.indexOf(spelling, at + 1)) {
      ranges.push({ start: at, end: at + spelling.length });
    }
  }
  return ranges;
}

/** The text as if its line breaks were not there, and where its characters stood before. */
function withoutBreaks(text: string): { readonly text: string; at(index: number): number } {
  const places: number[] = [];
  let joined = '';
  for (const { 0: run, index } of text.matchAll(/[^\r\n]+/g)) {
    joined += run;
    for (let offset = 0; offset < run.length; offset += 1) places.push(index + offset);
  }
  return { text: joined, at: (index) => places[index] ?? text.length };
}

/** What a cut left of a secret at the start and at the end of a text. */
function cutRanges(known: readonly string[], text: string): readonly Range[] {
  // Half a character of UTF-8 became one of these.
  const first = /^\uFFFD*/.exec(text)?.[0].length ?? 0;
  const last = text.replace(/\uFFFD+$/, '').length;
  const ranges: Range[] = [];
  for (const spelling of known) {
    const head = overlap(text.slice(first, last), spelling, 'start');
    if (head >= shortestPiece) ranges.push({ start: 0, end: first + head });
    const tail = overlap(text.slice(first, last), spelling, 'end');
    if (tail >= shortestPiece) ranges.push({ start: last - tail, end: text.length });
  }
  return ranges;
}

/** How many characters at an edge of the text are the other edge of a spelling; 0 when none. */
function overlap(text: string, spelling: string, edge: 'start' | 'end'): number {
  const most = Math.min(spelling.length - 1, text.length);
  for (let length = most; length > 0; length -= 1) {
    const at = edge === 'start' ? 0 : text.length - length;
    const from = edge === 'start' ? spelling.length - length : 0;
    if (text.charCodeAt(at) !== spelling.charCodeAt(from)) continue;
    if (text.startsWith(spelling.slice(from, from + length), at)) return length;
  }
  return 0;
}

function settledLength(known: readonly string[], text: string): number {
  const isLines = text.endsWith('\n');
  const open = openLength(known, text, isLines);
  if (open === 0) return text.length;
  const ranges = findAll(known, text);
  let end = text.length - open;
  for (;;) {
    const place = end;
    const cut = ranges.find((range) => range.start < place && range.end > place);
    end = isLines ? text.lastIndexOf('\n', (cut?.start ?? place) - 1) + 1 : (cut?.start ?? place);
    if (end <= 0 || end === place) return Math.max(0, end);
  }
}

/** How much of the end of a text may be the beginning of a secret. */
function openLength(known: readonly string[], text: string, isLines: boolean): number {
  const longestOf = (spellings: readonly string[], tail: string): number =>
    spellings.reduce((most, spelling) => Math.max(most, overlap(tail, spelling, 'end')), 0);
  if (!isLines) return longestOf(known, text);
  const several = known.filter((spelling) => spelling.trimStart() === spelling && spelling.includes('\n'));
  const plain = longestOf(several, text);
  const lines = text.slice(0, -1);
  if (lines.length - lines.lastIndexOf('\n') <= shortestBroken) return plain;
  const joined = withoutBreaks(text);
  const broken = longestOf(known, joined.text);
  return broken === 0 ? plain : Math.max(plain, text.length - joined.at(joined.text.length - broken));
}

function replaceRanges(text: string, ranges: readonly Range[]): string {
  if (ranges.length === 0) return text;
  let masked = '';
  let covered = -1;
  for (const { start, end } of ranges.toSorted((left, right) => left.start - right.start)) {
    if (start > covered) masked += text.slice(Math.max(covered, 0), start) + maskText;
    covered = Math.max(covered, end);
  }
  return masked + text.slice(covered);
}
