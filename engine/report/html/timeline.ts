import { formatElapsed } from '../elapsed.ts';
import { attemptsOf } from '../run-record.ts';
import type { Attempt, RunRecord } from '../run-record.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';

const rowHeight = 22;
const head = 24;
/** Share of the picture that time takes; the rest is for what happened at the very end. */
const width = 98.5;
/** Share of the width that names take. */
const names = 34;

interface Lane {
  readonly key: string;
  readonly attempts: readonly Attempt[];
}

/** What was done when, from the first event to the last; waiting included. */
export function timelineSvg(record: RunRecord): Markup {
  const { events } = record;
  const start = Date.parse(events[0]?.at ?? '');
  const end = Math.max(start + 1, Date.parse(events.at(-1)?.at ?? ''));
  const lanes = lanesOf(attemptsOf(events));
  const height = head + lanes.length * rowHeight + 4;
  const share = (at: number): number => Math.round(((at - start) / (end - start)) * width * 100) / 100;
  const bars = lanes.map(({ attempts }, index) => attempts.map((attempt) => bar(attempt, index, share, end)));
  const labels = lanes.map(
    ({ key }, index) =>
      markup`<text x="4" y="${head + index * rowHeight + 15}" class="${key.includes('!') ? 'faint' : ''}"
        >${laneName(key)}</text
      >`,
  );
  return markup`<svg role="img" aria-label="When each step ran" width="100%" height="${height}">
    <svg x="0" y="0" width="${names - 1}%" height="${height}" overflow="hidden">${labels}</svg>
    <svg x="${names}%" y="0" width="${100 - names}%" height="${height}" overflow="hidden">
      ${grid(end - start, height)}${bars}
    </svg>
  </svg>`;
}

/** One lane for each step and each undo, in the order in which they began. */
function lanesOf(attempts: readonly Attempt[]): readonly Lane[] {
  return [...Map.groupBy(attempts, ({ key }) => key)].map(([key, own]) => ({ key, attempts: own }));
}

function laneName(key: string): string {
  const shown = key.replace(/!(?:undo|\d+)$/, '');
  return shown === key ? key : `↶ ${shown}`;
}

function bar(attempt: Attempt, index: number, share: (at: number) => number, end: number): Markup {
  const { key, from, until = end, result } = attempt;
  const isUndo = key.includes('!');
  const tone = result === 'succeeded' ? (isUndo ? 'warn' : 'good') : result === undefined ? 'plain' : 'bad';
  const y = head + index * rowHeight + 5;
  const says = `${key}: ${result ?? 'cut off'} after ${formatElapsed(until - from)}`;
  const length = Math.max(0, share(until) - share(from));
  return markup`<g
    ><title>${says}</title><rect class="frame" x="0" y="${y + 11}" width="100%" height="1" opacity=".5" /><svg
      x="${share(from)}%"
      y="${y}"
      width="${length}%"
      height="12"
      overflow="visible"
    >
      <rect class="bar ${tone}" x="0" y="0" width="100%" height="11" rx="2" />
      <rect class="bar ${tone}" x="0" y="0" width="2" height="11" /></svg
  ></g>`;
}

/** Lines at round times, four of them or so. */
function grid(length: number, height: number): readonly Markup[] {
  const step = roundStep(length / 4);
  const marks: Markup[] = [];
  for (let at = 0; at <= length; at += step) {
    const x = Math.round((at / length) * width * 100) / 100;
    const anchor = x > 92 ? 'end' : 'start';
    marks.push(
      markup`<line class="grid" x1="${x}%" y1="16" x2="${x}%" y2="${height}" /><text
          class="faint"
          x="${x}%"
          y="12"
          dx="${anchor === 'end' ? -2 : 2}"
          text-anchor="${anchor}"
          >${at === 0 ? '0' : formatElapsed(at)}</text
        >`,
    );
  }
  return marks;
}

const second = 1000;
const steps: readonly number[] = [
  0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400,
].map((seconds) => seconds * second);

function roundStep(atLeast: number): number {
  const last = steps.at(-1) ?? second;
  return steps.find((step) => step >= atLeast) ?? Math.ceil(atLeast / last) * last;
}
