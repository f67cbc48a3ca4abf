import type { PlannedStep, SavedPlan } from '../plan/plan.ts';
import { crop, pad, displayWidth, printable, wrap } from './display-width.ts';
import { obstacleGroups } from './obstacle-groups.ts';
import { guardSentences } from './plan-guard.ts';
import {
  approvalText,
  changeText,
  commitText,
  observedText,
  ownTitle,
  planFacts,
  planSentence,
  planTitle,
  requireWord,
  shortName,
  verdictWord,
} from './plan-words.ts';
import type { Paint, Tone } from './style.ts';

/** What fits where. */
interface Options {
  readonly width: number;
  readonly paint: Paint;
}

/** A saved plan for a terminal: one row for each step, its undo below it, and everything that a reviewer asks for. */
export function planLines(plan: SavedPlan, options: Options): string[] {
  const { forecast } = plan;
  return [
    ...headLines(plan, options),
    ...section('Requires', forecast.requires, requireRow, options),
    ...section('Steps', forecast.steps, stepRow, options),
    ...section('Finally', forecast.finally, stepRow, options),
    ...guardLines(plan, options),
    ...approvalLines(plan, options),
    ...obstacleLines(plan, options),
    '',
    ...wrap(planSentence(plan), options.width),
  ];
}

function headLines(plan: SavedPlan, { width, paint }: Options): string[] {
  const title = `Plan: ${planTitle(plan)}`;
  const facts = planFacts(plan);
  const label = Math.max(...facts.map(([word]) => word.length)) + 2;
  const lines = facts.flatMap(([word, values]) =>
    wrap(printable(values.join(', ')), width - label)
      .filter((line) => line !== '')
      .map((line, index) => `${paint('faint', pad(index === 0 ? word : '', label))}${line}`),
  );
  return [...wrap(printable(title), width).map((line) => paint('strong', line)), ...lines];
}

/** A line below a row. */
interface Below {
  readonly tone: Tone;
  readonly text: string;
}

/** One row: verdict, step, deed, and what follows below it. */
interface Row {
  readonly verdict: string;
  readonly tone: Tone;
  readonly step: string;
  readonly does: string;
  readonly text: string;
  readonly title: readonly Below[];
  readonly below: readonly Below[];
  /** The ruler behind the row; undefined for none. */
  readonly ruler: Ruler | undefined;
}

interface Ruler {
  readonly text: string;
  readonly depth: number;
}

const verdictWidth = 8;

function section(
  title: string,
  steps: readonly PlannedStep[],
  rowOf: (step: PlannedStep) => Row,
  options: Options,
): string[] {
  if (steps.length === 0) return [];
  const rows = steps.map(rowOf);
  const share = Math.max(8, Math.floor((options.width - verdictWidth) / 3));
  const widths = {
    step: Math.min(share, Math.max(...rows.map(({ step }) => displayWidth(step)))),
    does: Math.min(share, Math.max(...rows.map(({ does }) => displayWidth(does)))),
  };
  return ['', options.paint('accent', title), ...rows.flatMap((row) => rowLines(row, widths, options))];
}

function rowLines(
  row: Row,
  widths: { readonly step: number; readonly does: number },
  { width, paint }: Options,
): string[] {
  const indent = verdictWidth + 2;
  const verdict = paint(row.tone, pad(row.verdict, verdictWidth));
  const step = paint('strong', pad(crop(row.step, widths.step), widths.step));
  const head = `${verdict}  ${step}  ${pad(crop(row.does, widths.does), widths.does)}`;
  const room = width - indent - widths.step - 2 - widths.does - 2;
  const beside = row.text !== '' && displayWidth(row.text) <= room;
  const lines = [beside ? `${head}  ${row.text}` : head.trimEnd()];
  const change = beside || row.text === '' ? [] : [{ tone: 'plain' as Tone, text: row.text }];
  const below = [...row.title, ...change, ...row.below];
  for (const { tone, text } of below) {
    for (const line of wrap(text, Math.max(16, width - indent - 2))) {
      lines.push(`${' '.repeat(indent + 2)}${paint(tone, line)}`);
    }
  }
  if (row.ruler !== undefined) lines.push(paint('warn', rulerLine(row.ruler, width)));
  return lines;
}

function ruler(text: string, width: number): string {
  const side = Math.max(2, Math.floor((width - text.length - 2) / 2));
  return crop(
    `${'─'.repeat(side)} ${text} ${'─'.repeat(Math.max(2, width - side - text.length - 2))}`,
    width,
  );
}

/** A called runbook's own point of no return is not the plan's: it stands within its steps. */
function rulerLine({ text, depth }: Ruler, width: number): string {
  if (depth === 0) return ruler(text, width);
  const indent = Math.max(0, Math.min(verdictWidth + 2 + 2 * depth, width - displayWidth(text) - 6));
  return `${' '.repeat(indent)}${crop(`── ${text} ──`, width - indent)}`;
}

function nameOf({ key, depth }: PlannedStep): string {
  return printable(`${'  '.repeat(depth)}${shortName(key)}`);
}

function requireRow(step: PlannedStep): Row {
  const { word, tone } = requireWord(step);
  const { obstacle } = step;
  return {
    verdict: word,
    tone,
    step: nameOf(step),
    does: printable(step.does),
    text: printable(obstacle === undefined ? (step.because ?? observedText(step)) : ''),
    below: obstacle === undefined ? [] : [{ tone: 'bad', text: printable(obstacle) }],
    title: [],
    ruler: undefined,
  };
}

function stepRow(step: PlannedStep): Row {
  const { word, tone } = verdictWord(step);
  const isCommit = step.commit && step.verdict !== 'skip';
  return {
    verdict: word,
    tone,
    step: nameOf(step),
    does: printable(step.does),
    text: printable(changeText(step)),
    below: belowStep(step),
    title: titleLines(step),
    ruler: isCommit ? { text: printable(commitText(step)), depth: step.depth } : undefined,
  };
}

function titleLines(step: PlannedStep): readonly Below[] {
  const title = step.verdict === 'skip' ? undefined : ownTitle(step);
  return title === undefined ? [] : [{ tone: 'faint', text: printable(title) }];
}

function belowStep(step: PlannedStep): readonly Below[] {
  const { undo, irreversible, obstacle, verdict, details = [] } = step;
  if (verdict === 'skip') return [];
  const lines: Below[] = details.map((line) => ({ tone: detailTone(line), text: printable(line) }));
  if (obstacle !== undefined) lines.push({ tone: 'bad', text: `in the way: ${printable(obstacle)}` });
  if (undo.length > 0) lines.push({ tone: 'faint', text: `undo: ${printable(undo.join(', '))}` });
  if (irreversible !== undefined)
    lines.push({ tone: 'warn', text: `cannot be undone: ${printable(irreversible)}` });
  return lines;
}

/** What takes something away stands out. */
function detailTone(line: string): Tone {
  if (line.startsWith('+ ')) return 'good';
  return line.startsWith('- ') || line.startsWith('± ') ? 'bad' : 'plain';
}

function approvalLines(plan: SavedPlan, { width, paint }: Options): string[] {
  const { approvals } = plan.forecast;
  if (approvals.length === 0) return [];
  return [
    '',
    paint('accent', 'Approvals'),
    ...approvals
      .flatMap((key) => wrap(printable(`${key}: ${approvalText(plan, key)}`), width - 2))
      .map((line) => `  ${line}`),
  ];
}

function guardLines(plan: SavedPlan, { width, paint }: Options): string[] {
  return [
    '',
    paint('accent', 'If it goes wrong'),
    ...guardSentences(plan).flatMap((sentence) =>
      wrap(printable(sentence), width - 2).map((line) => `  ${line}`),
    ),
  ];
}

function obstacleLines({ forecast }: SavedPlan, { width, paint }: Options): string[] {
  if (forecast.obstacles.length === 0) return [];
  const lines = obstacleGroups(forecast).flatMap(({ keys, message, help }) => [
    ...wrap(printable(`${keys.join(', ')}: ${message}`), width - 2).map((line) => `  ${line}`),
    ...(help === undefined ? [] : wrap(printable(`help: ${help}`), width - 4).map((line) => `    ${line}`)),
  ]);
  return ['', paint('bad', 'In the way'), ...lines];
}
