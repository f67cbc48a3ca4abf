import { callerOf, containerOf, parseKey } from '../run/step-key.ts';
import { crop, displayWidth, pad, printable } from './display-width.ts';
import { formatElapsed } from './elapsed.ts';
import type { ProgressRow, RowStatus, RunProgress } from './run-progress.ts';
import type { Paint, Tone } from './style.ts';

/** What a drawing of a run has to fit, and when it is made. */
export interface ProgressOptions {
  readonly width: number;
  /** Most lines that it may take. */
  readonly height: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly paint: Paint;
}

const signs: Readonly<Record<RowStatus, readonly [sign: string, tone: Tone]>> = {
  running: ['●', 'accent'],
  pausing: ['↻', 'warn'],
  asking: ['?', 'accent'],
  open: ['▸', 'accent'],
  done: ['✓', 'good'],
  unchanged: ['=', 'faint'],
  skipped: ['–', 'faint'],
  failed: ['✗', 'bad'],
  tolerated: ['!', 'warn'],
  cancelled: ['○', 'warn'],
  interrupted: ['○', 'warn'],
};

const active: ReadonlySet<RowStatus> = new Set(['running', 'pausing', 'asking']);

/** A row with its place in the tree. */
interface Placed {
  readonly row: ProgressRow;
  readonly depth: number;
  readonly parent: Placed | undefined;
}

/** The run as a tree: a line about the whole, then what runs, what failed and what ended last, as far as it fits. */
export function progressLines(progress: RunProgress, options: ProgressOptions): string[] {
  const placed = placeRows(progress);
  const shown = choose(placed, options.height - 1);
  const visible = placed.filter((each) => shown.has(each));
  const names = Math.min(
    Math.floor(options.width / 2),
    Math.max(0, ...visible.map((each) => displayWidth(nameOf(each)))),
  );
  const lines = [headLine(progress, options)];
  const hidden = placed.filter((each) => !shown.has(each));
  if (hidden.length > 0) lines.push(options.paint('faint', crop(hiddenText(hidden), options.width)));
  const withTails = lines.length + visible.length + activeCount(visible) <= options.height;
  for (const each of visible) {
    lines.push(rowLine(each, names, options));
    if (withTails) lines.push(...tailLine(each, options));
  }
  return lines;
}

function activeCount(placed: readonly Placed[]): number {
  return placed.filter(({ row }) => active.has(row.status)).length;
}

function parentKey(key: string): string | undefined {
  return containerOf(key) ?? callerOf(parseKey(key).frame);
}

/** Rows as a tree in the order of first start, children behind their parent. */
function placeRows({ rows }: RunProgress): Placed[] {
  const children = new Map<string | undefined, ProgressRow[]>();
  for (const row of rows.values()) {
    const wanted = parentKey(row.key);
    const parent = wanted !== undefined && rows.has(wanted) ? wanted : undefined;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [row]);
    else siblings.push(row);
  }
  const placed: Placed[] = [];
  const visit = (key: string | undefined, parent: Placed | undefined, depth: number): void => {
    for (const row of children.get(key) ?? []) {
      const each = { row, depth, parent };
      placed.push(each);
      visit(row.key, each, depth + 1);
    }
  };
  visit(undefined, undefined, 0);
  return placed;
}

/** The rows that are worth their lines: active ones and failures with what they lie in, then the newest. */
function choose(placed: readonly Placed[], room: number): ReadonlySet<Placed> {
  if (placed.length <= room) return new Set(placed);
  const chosen = new Set<Placed>();
  // One line says how many are left out.
  const take = (each: Placed): void => {
    const chain: Placed[] = [];
    for (let at: Placed | undefined = each; at !== undefined; at = at.parent) {
      if (!chosen.has(at)) chain.push(at);
    }
    if (chosen.size + chain.length <= room - 1) for (const link of chain) chosen.add(link);
  };
  for (const each of placed) if (active.has(each.row.status)) take(each);
  for (const each of placed) if (each.row.status === 'failed') take(each);
  for (const each of placed.toReversed()) {
    if (chosen.size >= room - 1) break;
    take(each);
  }
  return chosen;
}

function hiddenText(hidden: readonly Placed[]): string {
  const counts = new Map<string, number>();
  for (const { row } of hidden) {
    const word = active.has(row.status) || row.status === 'open' ? 'running' : row.status;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return `… ${[...counts].map(([word, count]) => `${count} ${word}`).join(', ')} not shown`;
}

function headLine(progress: RunProgress, { width, now, paint }: ProgressOptions): string {
  const { plan, rows, startedAt } = progress;
  const steps = plan.program.runbooks[plan.program.root]?.steps ?? [];
  const ended = steps.filter(({ id }) => {
    const status = rows.get(id)?.status;
    return status !== undefined && status !== 'open' && !active.has(status);
  });
  const elapsed = startedAt === undefined ? '' : `  ${formatElapsed(now - startedAt)}`;
  const text = `${plan.runbook} in ${plan.environment.name}  ${ended.length}/${steps.length} steps${elapsed}`;
  return paint('strong', crop(printable(text), width));
}

function nameOf({ row, depth }: Placed): string {
  const { id, index, undo } = parseKey(row.key);
  const item = index === undefined ? id : `${id}[${index}]`;
  return `${'  '.repeat(depth)}${printable(undo === undefined ? item : `undo ${item}`)}`;
}

function noteOf({ status, attempt, attempts, note }: ProgressRow): string {
  switch (status) {
    case 'pausing':
      return `attempt ${attempt} of ${attempts} failed: ${note ?? ''}`;
    case 'running':
      return attempt > 1 ? `attempt ${attempt} of ${attempts}` : '';
    case 'failed':
    case 'tolerated':
    case 'asking':
      return note ?? '';
    case 'open':
    case 'done':
    case 'unchanged':
    case 'skipped':
    case 'cancelled':
    case 'interrupted':
      return '';
  }
}

function rowLine(placed: Placed, names: number, { width, now, paint }: ProgressOptions): string {
  const { row } = placed;
  const [sign, tone] = signs[row.status];
  const indent = '  '.repeat(placed.depth);
  const name = pad(crop(nameOf(placed).slice(indent.length), names - indent.length), names - indent.length);
  const elapsed =
    row.since === undefined || row.status === 'skipped' ? '' : formatElapsed((row.until ?? now) - row.since);
  const note = noteOf(row);
  const pieces: [Tone, string][] = [
    ['plain', indent],
    [tone, `${sign} `],
    [row.status === 'skipped' ? 'faint' : 'plain', name],
    ['faint', `  ${pad(elapsed, 5)}`],
    [tone, note === '' ? '' : `  ${printable(note)}`],
    ['faint', note === '' ? `  ${printable(row.title)}` : ''],
  ];
  return fit(pieces, width, paint);
}

function tailLine({ row, depth }: Placed, { width, paint }: ProgressOptions): string[] {
  const last = row.status === 'running' ? row.tail.at(-1) : undefined;
  if (last === undefined || last.trim() === '') return [];
  return [paint('faint', crop(`${'  '.repeat(depth + 1)}│ ${printable(last)}`, width))];
}

/** Pieces beside each other, cut where the line ends. */
function fit(pieces: readonly [Tone, string][], width: number, paint: Paint): string {
  let room = width;
  let line = '';
  for (const [tone, text] of pieces) {
    const kept = crop(text, room);
    room -= displayWidth(kept);
    line += paint(tone, kept);
    if (kept !== text) break;
  }
  return line.trimEnd();
}
