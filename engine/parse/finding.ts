import type { DiagnosticCode } from '../diagnostics/codes.ts';

/** A syntax error in our words; `start` and `end` are offsets in the file. */
export interface Finding {
  readonly code: DiagnosticCode;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly label?: string;
  readonly help?: string;
}

/** The offset of the line break behind an offset. */
export function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}

/** The offset behind the word that starts at an offset. */
export function endOfWord(text: string, offset: number): number {
  const word = /^[^\s]{1,40}/.exec(text.slice(offset, offset + 40))?.[0] ?? '';
  return offset + word.length;
}

/** Lines are looked at so far; beyond it a search for patterns would cost too much, and no message shows it. */
export const longestLine = 2000;

/** The rest of a line without its comment. */
export function restOfLine(text: string, offset: number): string {
  return text
    .slice(offset, Math.min(endOfLine(text, offset), offset + longestLine))
    .replace(/\s+#.*$/, '')
    .trimEnd();
}
