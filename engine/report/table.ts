import { crop, displayWidth, pad, printable, wrap } from './display-width.ts';
import type { Paint, Tone } from './style.ts';

/** One column of a table. */
export interface Column {
  readonly title: string;
  /** Gives way when the table is too wide: its text is cut (`crop`) or goes on below (`wrap`). */
  readonly overflow?: 'crop' | 'wrap';
  readonly align?: 'right';
}

/** One cell: a text, or a text with a tone. */
export type Cell = string | { readonly text: string; readonly tone: Tone };

const gap = 2;
/** What is left of a column that gave way as far as it can. */
const narrowest = { wrap: 8, crop: 4 } as const;

function textOf(cell: Cell | undefined): string {
  return printable(typeof cell === 'object' ? cell.text : (cell ?? ''));
}

function naturalWidths(columns: readonly Column[], rows: readonly (readonly Cell[])[]): number[] {
  return columns.map(({ title }, index) =>
    Math.max(displayWidth(title), ...rows.map((row) => displayWidth(textOf(row[index])))),
  );
}

/** Takes columns from the widest of those that give way, until the table fits or nothing gives way any more. */
function shrink(columns: readonly Column[], natural: readonly number[], width: number): number[] {
  const widths = [...natural];
  let excess = widths.reduce((sum, each) => sum + each, gap * (widths.length - 1)) - width;
  while (excess > 0) {
    let widest = -1;
    for (const [index, { overflow }] of columns.entries()) {
      const own = widths[index] ?? 0;
      if (overflow !== undefined && own > narrowest[overflow] && own > (widths[widest] ?? 0)) widest = index;
    }
    if (widest === -1) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

function cellLines(cell: Cell | undefined, column: Column, width: number): string[] {
  const text = textOf(cell);
  return column.overflow === 'wrap' ? wrap(text, width) : [crop(text, width)];
}

/** A table whose lines fit the width where its columns give way; `rows` hold one cell for each column. */
export function renderTable(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  {
    width,
    paint,
    header = true,
  }: { readonly width: number; readonly paint: Paint; readonly header?: boolean },
): string[] {
  const widths = shrink(columns, naturalWidths(columns, rows), width);
  const lineOf = (texts: readonly string[], tones: readonly Tone[]): string =>
    texts
      .map((text, index) => {
        const filled = pad(text, widths[index] ?? 0);
        const aligned = columns[index]?.align === 'right' ? text.padStart(widths[index] ?? 0) : filled;
        return paint(tones[index] ?? 'plain', index === texts.length - 1 ? aligned.trimEnd() : aligned);
      })
      .join(' '.repeat(gap))
      .trimEnd();
  const lines: string[] = [];
  if (header) {
    const titles = columns.map(({ title }, index) => crop(title, widths[index] ?? 0));
    lines.push(
      lineOf(
        titles,
        columns.map(() => 'faint'),
      ),
    );
  }
  for (const row of rows) {
    const cells = columns.map((column, index) => cellLines(row[index], column, widths[index] ?? 0));
    const tones = columns.map((_, index): Tone => {
      const cell = row[index];
      return typeof cell === 'object' ? cell.tone : 'plain';
    });
    const height = Math.max(...cells.map((each) => each.length));
    for (let at = 0; at < height; at += 1)
      lines.push(
        lineOf(
          cells.map((each) => each[at] ?? ''),
          tones,
        ),
      );
  }
  return lines;
}
