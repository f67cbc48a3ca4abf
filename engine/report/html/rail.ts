import { crop } from '../display-width.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';

/** A step as the graph draws it. */
export interface RailStep {
  readonly key: string;
  /** How many runbooks it lies in. */
  readonly depth: number;
  readonly name: string;
  readonly says: string;
  /** Keys of the steps before it. */
  readonly needs: readonly string[];
  readonly shape: 'change' | 'read' | 'approval' | 'finish' | 'call';
  readonly tone: string;
  /** What is written behind it when it is a point of no return. */
  readonly commit: string | undefined;
}

const rowHeight = 26;
const cutHeight = 22;
const laneWidth = 16;
const depthWidth = 22;
const letter = 6.2;

interface Placed extends RailStep {
  readonly x: number;
  readonly y: number;
}

/** The column of each step: a step goes on in the lane of one before it, or takes the first that is free. */
function lanesOf(steps: readonly RailStep[]): ReadonlyMap<string, number> {
  const lanes = new Map<string, number>();
  const last = new Map<string, number>();
  steps.forEach(({ needs }, row) => needs.forEach((need) => last.set(need, row)));
  // Until which row a lane is taken, and by whose line.
  const taken = new Map<string, { until: number; by: string }[]>();
  steps.forEach(({ key, needs, depth }, row) => {
    const frame = `${depth} ${key.slice(0, key.lastIndexOf('/') + 1)}`;
    const lanesHere = taken.get(frame) ?? [];
    taken.set(frame, lanesHere);
    const own = lanesHere.findIndex(({ by, until }) => needs.includes(by) && until <= row);
    const free = lanesHere.findIndex(({ until }) => until < row);
    const lane = own !== -1 ? own : free !== -1 ? free : lanesHere.length;
    lanesHere[lane] = { until: last.get(key) ?? row, by: key };
    lanes.set(key, lane);
  });
  return lanes;
}

function place(steps: readonly RailStep[]): { readonly placed: readonly Placed[]; readonly height: number } {
  const lanes = lanesOf(steps);
  let y = rowHeight / 2 + 2;
  const placed = steps.map((step) => {
    const at = { ...step, x: 12 + step.depth * depthWidth + (lanes.get(step.key) ?? 0) * laneWidth, y };
    y += rowHeight + (step.commit === undefined ? 0 : cutHeight);
    return at;
  });
  return { placed, height: y - rowHeight / 2 + 4 };
}

function edge(from: Placed, to: Placed): Markup {
  const bend = Math.max(from.y, to.y - rowHeight);
  const path =
    from.x === to.x
      ? `M${from.x} ${from.y}V${to.y}`
      : `M${from.x} ${from.y}V${bend}C${from.x} ${to.y - 4} ${to.x} ${bend + 4} ${to.x} ${to.y}`;
  return markup`<path class="edge" d="${path}" />`;
}

function edges(placed: readonly Placed[]): readonly Markup[] {
  const byKey = new Map(placed.map((step) => [step.key, step]));
  return placed.flatMap((step) => {
    const caller = byKey.get(step.key.slice(0, Math.max(0, step.key.lastIndexOf('/'))));
    const before = step.needs.flatMap((need) => byKey.get(need) ?? []);
    const from = before.length === 0 && caller !== undefined ? [caller] : before;
    return from.map((each) => edge(each, step));
  });
}

function node({ shape, tone, x, y }: Placed): Markup {
  switch (shape) {
    case 'change':
      return markup`<rect class="node ${tone}" x="${x - 5}" y="${y - 5}" width="10" height="10" rx="1.5" />`;
    case 'call':
      return markup`<rect class="node ${tone}" x="${x - 7}" y="${y - 5}" width="14" height="10" rx="5" />`;
    case 'approval':
      return markup`<path
        class="node ${tone}"
        d="M${x} ${y - 7}L${x + 7} ${y}L${x} ${y + 7}L${x - 7} ${y}Z"
      />`;
    case 'finish':
      return markup`<circle class="node ${tone}" cx="${x}" cy="${y}" r="5" fill="none" />`;
    case 'read':
      return markup`<circle class="node ${tone}" cx="${x}" cy="${y}" r="4" />`;
  }
}

function label(step: Placed, left: number): Markup {
  const x = left + step.depth * 12;
  const name = crop(step.name, 30);
  return markup`<text x="${x}" y="${step.y + 4}" class="strong"
    >${name}<tspan dx="8"
      >${crop(step.says, 60)}</tspan
    ></text
  >`;
}

function cut(step: Placed): Markup | undefined {
  if (step.commit === undefined) return undefined;
  const y = step.y + rowHeight / 2 + cutHeight / 2 - 1;
  const room = step.commit.length * letter;
  const inner = step.depth > 0 ? ' inner' : '';
  return markup`<line class="cut${inner}" x1="${step.depth * depthWidth}" y1="${y}" x2="100%" y2="${y}" /><rect
      x="38"
      y="${y - 9}"
      width="${room + 10}"
      height="18"
      fill="var(--ground)"
    /><text class="${step.depth > 0 ? 'faint' : 'bad'}" x="43" y="${y + 4}">${step.commit}</text>`;
}

/** The steps from top to bottom with the lines between them, as wide as the page is. */
export function railSvg(steps: readonly RailStep[], title: string): Markup {
  const { placed, height } = place(steps);
  const left = Math.max(24, ...placed.map(({ x }) => x)) + 18;
  return markup`<svg role="img" aria-label="${title}" width="100%" height="${height}" overflow="hidden">
    ${edges(placed)} ${placed.map(cut)}
    ${placed.map((step) => markup`<g><title>${`${step.key}: ${step.says}`}</title>${node(step)}${label(step, left)}</g>`)}
  </svg>`;
}
