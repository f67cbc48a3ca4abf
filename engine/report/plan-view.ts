import type { ExpectedDuration, PlannedStep, SavedPlan } from '../plan/plan.ts';
import type { Json } from '../runbook/json.ts';
import { callerOf, parseKey } from '../run/step-key.ts';
import { crop, pad, displayWidth, printable, wrap } from './display-width.ts';
import { formatElapsed } from './elapsed.ts';
import { isSandbox } from './run-summary.ts';
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
    ...approvalLines(plan, options),
    ...obstacleLines(plan, options),
    '',
    ...wrap(verdictOf(plan), options.width),
  ];
}

function show(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function durationText({ median, worst, runs }: ExpectedDuration): string {
  const known =
    runs === 1 ? 'as the one earlier run did' : `${formatElapsed(worst)} at worst in ${runs} earlier runs`;
  return `about ${formatElapsed(median)}, ${known}`;
}

function headLines(plan: SavedPlan, { width, paint }: Options): string[] {
  const { bound, forecast } = plan;
  const { environment, inputs, locks } = bound;
  const title = `Plan: ${bound.runbook} in ${environment.name}${isSandbox(bound) ? ' (a sandbox)' : ''}`;
  const facts: [string, readonly string[]][] = [
    ['made', [`${plan.createdAt.slice(0, 16).replace('T', ' ')} UTC by ${plan.by}`]],
    ['expires', [`${plan.expiresAt.slice(0, 16).replace('T', ' ')} UTC`]],
    ['takes', forecast.expected === undefined ? [] : [durationText(forecast.expected)]],
    ['inputs', Object.entries(inputs).map(([name, value]) => `${name}=${show(value)}`)],
    ['locks', locks.map(({ name, target }) => `${name} on ${target}`)],
    ['secrets', forecast.secrets],
  ];
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
  /** What stands on the ruler behind the row; undefined for none. */
  readonly ruler: string | undefined;
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
  if (row.ruler !== undefined) lines.push(paint('warn', ruler(row.ruler, width)));
  return lines;
}

function ruler(text: string, width: number): string {
  const side = Math.max(2, Math.floor((width - text.length - 2) / 2));
  return crop(
    `${'─'.repeat(side)} ${text} ${'─'.repeat(Math.max(2, width - side - text.length - 2))}`,
    width,
  );
}

function nameOf({ key, depth }: PlannedStep): string {
  const { id, index } = parseKey(key);
  return printable(`${'  '.repeat(depth)}${id}${index === undefined ? '' : `[${index}]`}`);
}

function observed({ observations }: PlannedStep): string {
  return Object.entries(observations)
    .map(([name, value]) => `${name} ${show(value)}`)
    .join(', ');
}

function requireRow(step: PlannedStep): Row {
  const unmet = step.obstacle !== undefined;
  return {
    verdict: unmet ? 'FAILS' : step.verdict === 'unknown' ? 'unknown' : 'holds',
    tone: unmet ? 'bad' : step.verdict === 'unknown' ? 'warn' : 'good',
    step: nameOf(step),
    does: printable(step.does),
    text: printable(unmet ? '' : (step.because ?? observed(step))),
    below: unmet ? [{ tone: 'bad', text: printable(step.obstacle) }] : [],
    title: [],
    ruler: undefined,
  };
}

function stepRow(step: PlannedStep): Row {
  const { verdict, tone } = stepVerdict(step);
  return {
    verdict,
    tone,
    step: nameOf(step),
    does: printable(step.does),
    text: printable(changeOf(step)),
    below: belowStep(step),
    title: titleLines(step),
    ruler: step.commit && step.verdict !== 'skip' ? rulerText(step) : undefined,
  };
}

function stepVerdict({ verdict, effect, wouldChange }: PlannedStep): {
  readonly verdict: string;
  readonly tone: Tone;
} {
  switch (verdict) {
    case 'skip':
      return { verdict: 'skip', tone: 'faint' };
    case 'unknown':
      return { verdict: 'unknown', tone: 'warn' };
    case 'run':
      if (effect === 'read') return { verdict: 'read', tone: 'plain' };
      return wouldChange === false
        ? { verdict: 'same', tone: 'faint' }
        : { verdict: 'change', tone: 'accent' };
  }
}

function changeOf({ before, after, because, early }: PlannedStep): string {
  if (because !== undefined) return because;
  if (before !== undefined && after !== undefined && before !== after)
    return `${early ? 'now ' : ''}${before} → ${after}`;
  return after ?? before ?? '';
}

function titleLines({ title, does, key, verdict }: PlannedStep): readonly Below[] {
  if (verdict === 'skip' || title === '' || title === does || title === parseKey(key).id) return [];
  return [{ tone: 'faint', text: printable(title) }];
}

/** A runbook that is called has a point of no return of its own. */
function rulerText({ key }: PlannedStep): string {
  const caller = callerOf(parseKey(key).frame);
  return caller === undefined ? 'point of no return' : `point of no return of ${printable(caller)}`;
}

function belowStep({ undo, irreversible, obstacle, verdict }: PlannedStep): readonly Below[] {
  if (verdict === 'skip') return [];
  const lines: Below[] = [];
  if (obstacle !== undefined) lines.push({ tone: 'bad', text: `in the way: ${printable(obstacle)}` });
  if (undo.length > 0) lines.push({ tone: 'faint', text: `undo: ${printable(undo.join(', '))}` });
  if (irreversible !== undefined)
    lines.push({ tone: 'warn', text: `cannot be undone: ${printable(irreversible)}` });
  return lines;
}

function approvalLines({ forecast, approvals }: SavedPlan, { width, paint }: Options): string[] {
  if (forecast.approvals.length === 0) return [];
  const lines = forecast.approvals.map((key) => {
    const given = approvals.find(({ step }) => step === key);
    return given === undefined ? `${key}: will be asked for` : `${key}: given by ${given.by} at ${given.at}`;
  });
  return [
    '',
    paint('accent', 'Approvals'),
    ...lines.flatMap((line) => wrap(printable(line), width - 2)).map((line) => `  ${line}`),
  ];
}

function obstacleLines({ forecast }: SavedPlan, { width, paint }: Options): string[] {
  if (forecast.obstacles.length === 0) return [];
  const lines = forecast.obstacles.flatMap(({ key, message }) =>
    wrap(printable(`${key}: ${message}`), width - 2),
  );
  return ['', paint('bad', 'In the way'), ...lines.map((line) => `  ${line}`)];
}

function verdictOf({ forecast }: SavedPlan): string {
  const counts = { change: 0, same: 0, read: 0, skip: 0, unknown: 0 };
  for (const step of forecast.steps) counts[stepVerdict(step).verdict as keyof typeof counts] += 1;
  const words: [number, string][] = [
    [counts.change, 'to change'],
    [counts.same, 'as wanted already'],
    [counts.read, 'to read'],
    [counts.skip, 'skipped'],
    [counts.unknown, 'not known before the run'],
  ];
  const said = words.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  const steps = said.length === 0 ? 'no steps' : said.join(', ');
  return forecast.obstacles.length === 0 ? `${steps}.` : `${steps}; a run would be refused or fail.`;
}
