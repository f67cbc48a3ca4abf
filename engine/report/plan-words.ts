import type { ExpectedDuration, PlannedStep, SavedPlan } from '../plan/plan.ts';
import type { Json } from '../runbook/json.ts';
import { callerOf, parseKey } from '../run/step-key.ts';
import { formatElapsed } from './elapsed.ts';
import { isSandbox } from './run-summary.ts';
import type { Tone } from './style.ts';

/** What a dry run says of a step in one word, and how that looks. The words are the same in every view. */
export interface VerdictWord {
  readonly word: 'asks' | 'ends' | 'skip' | 'unknown' | 'read' | 'same' | 'change';
  readonly tone: Tone;
}

/** The word of a step. */
export function verdictWord({ verdict, effect, wouldChange, kind }: PlannedStep): VerdictWord {
  switch (verdict) {
    case 'skip':
      return { word: 'skip', tone: 'faint' };
    case 'unknown':
      return { word: 'unknown', tone: 'warn' };
    case 'run':
      if (kind === 'approval') return { word: 'asks', tone: 'warn' };
      if (kind === 'finish') return { word: 'ends', tone: 'good' };
      if (effect === 'read') return { word: 'read', tone: 'plain' };
      return wouldChange === false ? { word: 'same', tone: 'faint' } : { word: 'change', tone: 'accent' };
  }
}

/** The word of a step under `requires`. */
export function requireWord({ obstacle, verdict }: PlannedStep): {
  readonly word: 'FAILS' | 'unknown' | 'holds';
  readonly tone: Tone;
} {
  if (obstacle !== undefined) return { word: 'FAILS', tone: 'bad' };
  return verdict === 'unknown' ? { word: 'unknown', tone: 'warn' } : { word: 'holds', tone: 'good' };
}

/** A value as people read it. */
export function show(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a step would change, or why that is not known; empty when there is nothing to say. */
export function changeText({ before, after, because, early }: PlannedStep): string {
  if (because !== undefined) return because;
  if (before !== undefined && after !== undefined && before !== after) {
    return `${early ? 'now ' : ''}${before} → ${after}`;
  }
  return after ?? before ?? '';
}

/** The step's name where it says more than its id and its action do. */
export function ownTitle({ title, does, key }: PlannedStep): string | undefined {
  return title === '' || title === does || title === parseKey(key).id ? undefined : title;
}

/** What was seen besides facts: `free 12.5GiB`. */
export function observedText({ observations }: PlannedStep): string {
  return Object.entries(observations)
    .map(([name, value]) => `${name} ${show(value)}`)
    .join(', ');
}

/** The line behind a commit. A runbook that is called has a point of no return of its own. */
export function commitText({ key }: PlannedStep): string {
  const caller = callerOf(parseKey(key).frame);
  return caller === undefined ? 'point of no return' : `from here on, what ${caller} made stays`;
}

/** A key without the frame: how a step is called within its runbook. */
export function shortName(key: string): string {
  const { id, index } = parseKey(key);
  return index === undefined ? id : `${id}[${index}]`;
}

/** How long something takes, from earlier runs. */
export function expectedText({ median, worst, runs }: ExpectedDuration): string {
  const known =
    runs === 1 ? 'as the one earlier run did' : `${formatElapsed(worst)} at worst in ${runs} earlier runs`;
  return `about ${formatElapsed(median)}, ${known}`;
}

/** A time in UTC, to the minute. */
export function minuteText(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

/** What a plan is called. */
export function planTitle({ bound }: SavedPlan): string {
  return `${bound.runbook} in ${bound.environment.name}${isSandbox(bound) ? ' (a sandbox)' : ''}`;
}

/** What is told of a plan at its head: a word and its values; those without values are left out. */
export function planFacts(plan: SavedPlan): readonly (readonly [word: string, values: readonly string[]])[] {
  const { bound, forecast } = plan;
  const facts: (readonly [string, readonly string[]])[] = [
    ['made', [`${minuteText(plan.createdAt)} by ${plan.by}`]],
    ['expires', [minuteText(plan.expiresAt)]],
    [
      'takes',
      [forecast.expected === undefined ? 'not known before a first run' : expectedText(forecast.expected)],
    ],
    ['inputs', Object.entries(bound.inputs).map(([name, value]) => `${name}=${show(value)}`)],
    ['locks', bound.locks.map(({ name, target }) => `${name} on ${target}`)],
    ['secrets', forecast.secrets],
  ];
  return facts.filter(([, values]) => values.length > 0);
}

/** What is known of an approval. */
export function approvalText({ approvals }: SavedPlan, key: string): string {
  const given = approvals.find(({ step }) => step === key);
  return given === undefined ? 'will be asked for' : `given by ${given.by} at ${minuteText(given.at)}`;
}

/** The plan in one sentence. */
export function planSentence({ forecast }: SavedPlan): string {
  const counts = new Map<string, number>();
  for (const step of [...forecast.steps, ...forecast.finally]) {
    const { word } = verdictWord(step);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words: readonly (readonly [VerdictWord['word'], string])[] = [
    ['change', 'to change'],
    ['same', 'as wanted already'],
    ['read', 'to read'],
    ['asks', 'to agree to'],
    ['ends', 'to end the run'],
    ['skip', 'skipped'],
    ['unknown', 'not known before the run'],
  ];
  const said = words.flatMap(([word, text]) => (counts.has(word) ? [`${counts.get(word)} ${text}`] : []));
  const steps = said.length === 0 ? 'no steps' : said.join(', ');
  return forecast.obstacles.length === 0 ? `${steps}.` : `${steps}; a run would be refused or fail.`;
}
