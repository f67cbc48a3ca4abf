import { displayWidth } from './display-width.ts';
import { graphemesOf } from './graphemes.ts';

/** A piece of a line as a terminal shows it. */
export interface Cell {
  /** What is printed: the character, or an escape such as `\x1b`. */
  readonly text: string;
  /** Columns that it takes: 0, 1, 2, or more for tabs and escapes. */
  readonly width: number;
  /** UTF-16 offset in the line. */
  readonly offset: number;
}

const tabWidth = 4;

/** Characters that move the cursor, turn the direction of text or are not there; joiners within emoji are none. */
const hidden = /[[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]--\u200D]/v;

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  return code < 0x100 ? `\\x${digits.padStart(2, '0')}` : `\\u{${digits}}`;
}

function spelledOut(grapheme: string, offset: number): readonly Cell[] {
  const cells: Cell[] = [];
  let at = offset;
  for (const character of grapheme) {
    const text = hidden.test(character) ? escaped(character) : character;
    cells.push({ text, width: displayWidth(text), offset: at });
    at += character.length;
  }
  return cells;
}

function cellsOfGrapheme(grapheme: string, offset: number, column: number): readonly Cell[] {
  if (grapheme === '\t') {
    const width = tabWidth - (column % tabWidth);
    return [{ text: ' '.repeat(width), width, offset }];
  }
  if (hidden.test(grapheme)) return spelledOut(grapheme, offset);
  return [{ text: grapheme, width: displayWidth(grapheme), offset }];
}

/** A line as a terminal shows it: tabs become spaces, and what would move the cursor or hide is spelt out. */
export function cellsOf(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let column = 0;
  for (const { segment, index } of graphemesOf(line)) {
    for (const cell of cellsOfGrapheme(segment, index, column)) {
      cells.push(cell);
      column += cell.width;
    }
  }
  return cells;
}

/** Text that is safe on any terminal: line breaks stay, other control characters are spelt out. */
export function spellOut(text: string): string {
  if (/^[\n -~]*$/.test(text)) return text;
  const lines = text.split('\n').map((line) => cellsOf(line).map((cell) => cell.text));
  return lines.map((pieces) => pieces.join('')).join('\n');
}
