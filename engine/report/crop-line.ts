import { type Cell, cellsOf } from './cells.ts';

/** A part of a line, as UTF-16 offsets in it. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly primary: boolean;
}

/** A line cut to fit. */
export interface CroppedLine {
  readonly text: string;
  /** Where a mark is in `text`, in columns; marks outside are drawn in to the nearest edge. */
  place(mark: Mark): { readonly column: number; readonly width: number };
}

const more = '…';

/** Columns before each cell, and at the end the width of all. */
function columnsOf(cells: readonly Cell[]): readonly number[] {
  const columns = [0];
  for (const cell of cells) columns.push((columns.at(-1) ?? 0) + cell.width);
  return columns;
}

/** The index of the first cell at or behind an offset. */
function cellAt(cells: readonly Cell[], offset: number): number {
  const index = cells.findIndex((cell) => cell.offset >= offset);
  return index === -1 ? cells.length : index;
}

/** The cells that are shown, chosen so that the mark is among them with a third of the room before it. */
function windowOf(
  cells: readonly Cell[],
  columns: readonly number[],
  focus: Mark,
  room: number,
): readonly [first: number, end: number] {
  const total = columns.at(-1) ?? 0;
  if (total <= room) return [0, cells.length];
  const markStart = columns[cellAt(cells, focus.start)] ?? total;
  const markEnd = columns[cellAt(cells, focus.end)] ?? total;
  const wanted = markEnd < room ? 0 : Math.min(markStart - Math.floor(room / 3), total - room + 2);
  const first = wanted <= 0 ? 0 : columns.findIndex((column) => column >= wanted);
  const left = columns[first] ?? 0;
  const space = room - (first > 0 ? 1 : 0);
  const fits = (index: number): boolean => (columns[index] ?? 0) - left <= space;
  if (fits(cells.length)) return [first, cells.length];
  let end = first;
  while (end < cells.length && (columns[end + 1] ?? 0) - left <= space - 1) end += 1;
  return [first, end];
}

/** Characters beside a mark that are looked at; a line can be as long as a file. */
const nearby = 1000;

/** Cuts a line to `room` columns around a mark, with an ellipsis where something was left out. */
export function cropLine(line: string, focus: Mark, room: number): CroppedLine {
  const base = focus.start > 2 * nearby ? focus.start - nearby : 0;
  const ended = Math.min(line.length, base + 4 * nearby);
  const cells = cellsOf(line.slice(base, ended));
  const near = (mark: Mark): Mark => ({ ...mark, start: mark.start - base, end: mark.end - base });
  const columns = columnsOf(cells);
  const [first, end] = windowOf(cells, columns, near(focus), room);
  const leftOut = first > 0 || base > 0;
  const rightOut = end < cells.length || ended < line.length;
  const shown = cells.slice(first, end).map((cell) => cell.text);
  const text = `${leftOut ? more : ''}${shown.join('')}${rightOut ? more : ''}`.trimEnd();
  const left = (columns[first] ?? 0) - (leftOut ? 1 : 0);
  const last = (columns[end] ?? 0) - left;
  return {
    text,
    place(mark) {
      const { start, end: behind } = near(mark);
      const from = Math.max(leftOut ? 1 : 0, Math.min((columns[cellAt(cells, start)] ?? 0) - left, last));
      const to = Math.min((columns[cellAt(cells, behind)] ?? 0) - left, last);
      // At the end of a line there is no character, but still one sign: it points behind the last one.
      return { column: from, width: Math.max(1, to - from) };
    },
  };
}
