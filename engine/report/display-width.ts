import { graphemesOf } from './graphemes.ts';

const plainAscii = /^[\u0020-\u007E]*$/;

/** Terminal sequences (CSI, OSC and the other strings, two-character ones), which must not reach somebody's terminal. */
const sequences =
  // oxlint-disable-next-line no-control-regex
  /\u001B[\]PX^_][^\u0007\u001B]*(?:\u0007|\u001B\\)?|[\u001B\u009B]\[?[0-9;:<=>?]*[ -/]*[@-~]/g;

/** Control characters, and those that turn the direction of text around. */
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A text as it may be shown on one line of a terminal: no sequences, no control characters; tabs and line breaks as spaces. */
export function printable(text: string): string {
  if (plainAscii.test(text)) return text;
  const line = text.replaceAll('\t', '    ').replaceAll(/\n(?=[^])/g, ' ');
  return line.replaceAll(sequences, '').replaceAll(controls, '');
}

const wide =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\u33FF\u3400-\u4DBF\u4E00-\uA4CF\uA960-\uA97F\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{20000}-\u{3FFFD}]|\p{Emoji_Presentation}|\uFE0F/u;
const invisible = /^[\p{Mark}\p{Default_Ignorable_Code_Point}]+$/u;

function graphemeWidth(grapheme: string): number {
  if (invisible.test(grapheme)) return 0;
  return wide.test(grapheme) ? 2 : 1;
}

/** Columns that a text takes on a terminal; it holds no control characters. */
export function displayWidth(text: string): number {
  if (plainAscii.test(text)) return text.length;
  let width = 0;
  for (const { segment } of graphemesOf(text)) width += graphemeWidth(segment);
  return width;
}

/** The text if it fits into so many columns, else its beginning with an ellipsis. */
export function crop(text: string, columns: number): string {
  if (displayWidth(text) <= columns) return text;
  if (columns <= 0) return '';
  let width = 0;
  let kept = '';
  for (const { segment } of graphemesOf(text)) {
    width += graphemeWidth(segment);
    if (width > columns - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** The text, filled up with spaces to so many columns. */
export function pad(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

function longWord(word: string, columns: number): string[] {
  if (displayWidth(word) <= columns) return [word];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of graphemesOf(word)) {
    if (displayWidth(part + segment) > columns && part !== '') {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

/** Lines of at most so many columns, broken between words; a longer word is broken where it must be. */
export function wrap(text: string, columns: number): string[] {
  const width = Math.max(1, columns);
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ').flatMap((each) => longWord(each, width))) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (displayWidth(longer) <= width) line = longer;
      else {
        lines.push(line);
        line = word;
      }
    }
    lines.push(line);
  }
  return lines;
}
