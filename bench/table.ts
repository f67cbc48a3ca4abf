import type { Case, Group, Limits } from './cases.ts';
import { median } from './measure.ts';
import type { Sample } from './measure.ts';

/** The figures of one program: medians, in milliseconds and MB. */
export interface Row {
  readonly name: string;
  readonly samples: number;
  readonly wall: number;
  /** With all children. */
  readonly cpu: number;
  /** Without children; a Node process only. */
  readonly own: number | undefined;
  readonly rss: number | undefined;
  /** Times the row that it is compared with. */
  readonly times:
    { readonly wall: number; readonly cpu: number; readonly own: number | undefined } | undefined;
  readonly limits: Limits | undefined;
  /** The limits that do not hold. */
  readonly over: readonly string[];
}

/** The figures of a group. */
export interface GroupResult {
  readonly title: string;
  readonly rows: readonly Row[];
  readonly leftOut: readonly string[];
}

/** Makes the rows of a group from what was measured, by the names of its cases. */
export function resultOf(group: Group, samples: ReadonlyMap<string, readonly Sample[]>): GroupResult {
  const figures = new Map(group.cases.map(({ name }) => [name, figuresOf(samples.get(name) ?? [])]));
  const rows = group.cases.map((each) => rowOf(each, figures));
  return { title: group.title, rows, leftOut: group.leftOut };
}

type Figures = Pick<Row, 'samples' | 'wall' | 'cpu' | 'own' | 'rss'>;

function figuresOf(samples: readonly Sample[]): Figures {
  const own = samples.flatMap((sample) => (sample.own === undefined ? [] : [sample.own]));
  return {
    samples: samples.length,
    wall: median(samples.map(({ wall }) => wall)),
    cpu: median(samples.map(({ cpu }) => cpu)),
    own: own.length === 0 ? undefined : median(own.map(({ cpu }) => cpu)),
    rss: own.length === 0 ? undefined : median(own.map(({ rss }) => rss)),
  };
}

function rowOf({ name, against, limits }: Case, figures: ReadonlyMap<string, Figures>): Row {
  const own = figures.get(name) ?? figuresOf([]);
  const base = against === undefined ? undefined : figures.get(against);
  const times = base === undefined ? undefined : timesOf(own, base);
  return { name, ...own, times, limits, over: overOf(own, times, limits ?? {}) };
}

function timesOf(figures: Figures, base: Figures): NonNullable<Row['times']> {
  const own =
    figures.own === undefined || base.own === undefined ? undefined : rounded(figures.own / base.own);
  return { wall: rounded(figures.wall / base.wall), cpu: rounded(figures.cpu / base.cpu), own };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

function overOf(figures: Figures, times: Row['times'], limits: Limits): readonly string[] {
  const { wall = Infinity, cpu = Infinity, own = Infinity, rss = Infinity } = limits;
  const over: string[] = [];
  if (times !== undefined && times.wall > wall) over.push('wall');
  if (times !== undefined && times.cpu > cpu) over.push('CPU');
  if ((times?.own ?? 0) > own) over.push('own');
  if ((figures.rss ?? 0) > rss) over.push('MB');
  return over;
}

const columns = ['', 'wall ms', '×', 'CPU ms', '×', 'own ms', '×', 'MB', 'limit', ''] as const;

/** The lines of an aligned table. */
export function tableLines(results: readonly GroupResult[]): readonly string[] {
  const cells = results.map(({ rows }) => rows.map(cellsOf));
  const widths = columns.map((title, column) =>
    Math.max(title.length, ...cells.flat().map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) =>
        column === 0 || column >= 8 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return results.flatMap(({ title, leftOut }, index) => [
    ...(index === 0 ? [] : ['']),
    line([title.slice(0, widths[0]), ...columns.slice(1)]),
    ...(cells[index] ?? []).map(line),
    ...leftOut.map((text) => `(${text})`),
  ]);
}

function cellsOf({ name, wall, cpu, own, rss, times, limits, over }: Row): readonly string[] {
  return [
    name,
    figure(wall),
    factor(times?.wall),
    figure(cpu),
    factor(times?.cpu),
    figure(own),
    factor(times?.own),
    figure(rss),
    limitText(limits),
    limits === undefined ? '' : over.length === 0 ? 'holds' : `over (${over.join(', ')})`,
  ];
}

const figure = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(0));

const factor = (value: number | undefined): string => (value === undefined ? '' : value.toFixed(2));

function limitText(limits: Limits | undefined): string {
  const { wall, cpu, own, rss } = limits ?? {};
  return [
    ...(wall === undefined ? [] : [`wall ${wall}×`]),
    ...(cpu === undefined ? [] : [`CPU ${cpu}×`]),
    ...(own === undefined ? [] : [`own ${own}×`]),
    ...(rss === undefined ? [] : [`${rss} MB`]),
  ].join(', ');
}
