import type { Runbook, Step } from '../../runbook/runbook.ts';
import { crop, displayWidth, printable } from '../display-width.ts';
import { doesOf } from '../../plan/undo-lines.ts';
import { layOut, type Box, type Layout, type Point } from './layout.ts';

const letterWidth = 7;
const boxHeight = 46;
const longest = 34;

/** Readable on light and on dark pages, and when only the picture is opened. */
const style = `
svg { font: 12px ui-sans-serif, system-ui, sans-serif; color-scheme: light dark; }
.box { fill: #f6f8fa; stroke: #59636e; }
.change { fill: #ddf4ff; stroke: #0969da; }
.ask { fill: #fff8c5; stroke: #9a6700; }
.commit { stroke: #d1242f; stroke-width: 3; }
.line { fill: none; stroke: #59636e; }
.id { font-weight: 600; fill: #1f2328; }
.what { fill: #59636e; }
.gone { fill: #d1242f; }
@media (prefers-color-scheme: dark) {
  .box { fill: #151b23; stroke: #9198a1; }
  .change { fill: #121d2f; stroke: #4493f8; }
  .ask { fill: #272115; stroke: #d29922; }
  .commit { stroke: #f85149; }
  .line { stroke: #9198a1; }
  .id { fill: #f0f6fc; }
  .what { fill: #9198a1; }
  .gone { fill: #f85149; }
}`.trim();

function escaped(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function whatOf(step: Step): string {
  return crop(printable(step.name ?? doesOf(step)), longest);
}

function boxOf(step: Step): Box {
  const letters = Math.max(displayWidth(step.id) + 1, displayWidth(whatOf(step)));
  return { id: step.id, width: Math.max(90, letters * letterWidth + 24), height: boxHeight };
}

/** Numbers as short as they can be, so that a drawing changes only where it changes. */
function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function drawBox(step: Step, at: Point): string {
  const { width, height } = boxOf(step);
  const isAsking = step.body.kind === 'approval';
  const kind = isAsking ? ' ask' : step.effect === 'change' ? ' change' : '';
  const corner = step.effect === 'change' ? 3 : 14;
  const dashes = step.if === undefined ? '' : ' stroke-dasharray="5 3"';
  const x = number(at.x - width / 2);
  const y = number(at.y - height / 2);
  const text = (className: string, dy: number, words: string): string =>
    `<text class="${className}" x="${number(at.x)}" y="${number(at.y + dy)}" text-anchor="middle">${escaped(words)}</text>`;
  return [
    `<g><title>${escaped(`${step.id}: ${step.name ?? doesOf(step)}`)}</title>`,
    `<rect class="box${kind}${step.commit ? ' commit' : ''}" x="${x}" y="${y}" width="${number(width)}" height="${height}" rx="${corner}"${dashes}/>`,
    text('id', -4, step.id),
    `${text('what', 13, whatOf(step))}</g>`,
  ].join('\n');
}

function drawLine(course: readonly Point[]): string {
  const [first, ...rest] = course;
  if (first === undefined) return '';
  let previous = first;
  const parts = [`M${number(first.x)} ${number(first.y)}`];
  for (const point of rest) {
    const half = (previous.y + point.y) / 2;
    const isStraight = Math.abs(previous.x - point.x) < 0.5;
    parts.push(
      isStraight
        ? `V${number(point.y)}`
        : `C${number(previous.x)} ${number(half)} ${number(point.x)} ${number(half)} ${number(point.x)} ${number(point.y)}`,
    );
    previous = point;
  }
  return `<path class="line" marker-end="url(#end)" d="${parts.join('')}"/>`;
}

function returnLine(step: Step, layout: Layout): string {
  const at = layout.boxes.get(step.id);
  if (!step.commit || at === undefined) return '';
  const y = number(at.y + boxHeight / 2 + 16);
  return `<text class="gone" x="${number(at.x + 10)}" y="${y}">point of no return</text>`;
}

/**
 * The steps of a runbook as a picture that stands alone: angular boxes change something, round ones
 * read, yellow ones ask, dashed ones have a condition; a thick red frame is the point of no return.
 */
export function graphSvg(runbook: Runbook): string {
  const { steps } = runbook;
  const lines = steps.flatMap(({ id, needs }) => needs.map((need) => ({ from: need, to: id })));
  const layout = layOut(steps.map(boxOf), lines);
  const room = Math.max(layout.width, steps.some(({ commit }) => commit) ? 300 : 0);
  const size = `width="${number(room)}" height="${number(layout.height)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${number(room)} ${number(layout.height)}" role="img" aria-label="${escaped(`Steps of ${runbook.name}`)}">`,
    `<style>\n${style}\n</style>`,
    '<defs><marker id="end" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="line" d="M1 1L7 4L1 7"/></marker></defs>',
    ...layout.lines.map(drawLine),
    ...steps.map((step) => drawBox(step, layout.boxes.get(step.id) ?? { x: 0, y: 0 })),
    ...steps.map((step) => returnLine(step, layout)).filter((text) => text !== ''),
    '</svg>',
    '',
  ].join('\n');
}
