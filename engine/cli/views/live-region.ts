import { displayWidth, printable } from '../../report/display-width.ts';
import type { Output } from '../io.ts';

const eraseBelow = '\u001B[J';
const eraseToEnd = '\u001B[K';

/** The part at the bottom of a terminal that is drawn again and again. */
export interface LiveRegion {
  /** Replaces what was drawn; each line fits the width. */
  draw(lines: readonly string[]): void;
  /** Prints lines that stay, above what is drawn. */
  above(lines: readonly string[]): void;
  /** Removes what was drawn. */
  clear(): void;
}

/** Opens a region below what is on the terminal. */
export function openLiveRegion(out: Pick<Output, 'write' | 'width'>): LiveRegion {
  let widths: readonly number[] = [];
  let drawn: readonly string[] = [];
  /** Moves to the first line; lines that a narrower terminal has broken take several rows. */
  const up = (): string => {
    const columns = out.width();
    const rows = widths.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / columns)), 0);
    return rows === 0 ? '\r' : `\r\u001B[${rows}A`;
  };
  const text = (lines: readonly string[]): string => lines.map((line) => `${line}${eraseToEnd}\n`).join('');
  const draw = (lines: readonly string[]): void => {
    out.write(`${up()}${text(lines)}${eraseBelow}`);
    drawn = lines;
    widths = lines.map((line) => displayWidth(printable(line)));
  };
  return {
    draw,
    above(lines) {
      const kept = drawn;
      out.write(`${up()}${text(lines)}${eraseBelow}`);
      widths = [];
      draw(kept);
    },
    clear() {
      out.write(`${up()}${eraseBelow}`);
      drawn = [];
      widths = [];
    },
  };
}
