import type { BoundPlan } from '../plan/plan.ts';
import type { Json, JsonObject } from '../runbook/json.ts';
import type { RunState, UndoEntry } from '../run/state.ts';
import { printable, wrap } from './display-width.ts';
import { formatElapsed } from './elapsed.ts';
import { keptSteps } from './kept-steps.ts';
import { outcomeTone, outcomeWord } from './outcome-word.ts';
import type { Paint, Tone } from './style.ts';

/** What the summary of a run is made from. */
export interface SummaryFacts {
  readonly plan: BoundPlan;
  readonly state: RunState;
  readonly run: string;
  readonly status: 'ended' | 'waiting' | 'interrupted' | 'refused';
  /** Keys of the undo steps in the order in which they were done. */
  readonly undoOrder: readonly string[];
  /** Milliseconds that engines worked on it, without waiting for people and without downtime. */
  readonly worked: number;
}

/** One line of facts: a word and what it says. */
export interface SummaryFact {
  readonly word: string;
  readonly tone?: Tone;
  readonly text: string;
}

const wordWidth = 9;

/** How a run ended, for people: outcome, what changed, what was undone, what remains and what to do next. */
export function summaryLines(
  facts: SummaryFacts,
  { width, paint }: { readonly width: number; readonly paint: Paint },
): string[] {
  const { tone, text } = headline(facts);
  const lines = wrap(printable(text), width).map((line) => paint(tone, line));
  for (const fact of summaryFacts(facts)) {
    const [first = '', ...more] = wrap(printable(fact.text), Math.max(20, width - wordWidth - 3));
    lines.push(`  ${paint(fact.tone ?? 'faint', fact.word.padEnd(wordWidth))} ${first}`.trimEnd());
    for (const line of more) lines.push(' '.repeat(wordWidth + 3) + line);
  }
  return lines;
}

/** Whether a plan works in a sandbox. */
export function isSandbox({ environment }: BoundPlan): boolean {
  return environment.containers?.kind === 'sandbox';
}

function headline({ plan, state, status, run }: SummaryFacts): {
  readonly tone: Tone;
  readonly text: string;
} {
  const where = `${plan.runbook} in ${plan.environment.name}${isSandbox(plan) ? ' (a sandbox)' : ''}`;
  switch (status) {
    case 'waiting':
      return { tone: 'accent', text: `${where}: waits for somebody, run ${run}` };
    case 'interrupted':
      return { tone: 'warn', text: `${where}: stopped in the middle, run ${run}` };
    case 'refused':
      return { tone: 'bad', text: `${where}: did not begin` };
    case 'ended': {
      const outcome = state.outcome ?? 'failed';
      if (outcome === 'rolled-back' && state.unwinding['']?.cause === 'rollback') {
        return { tone: 'good', text: `${where}: rolled back` };
      }
      return { tone: outcomeTone(outcome), text: `${where}: ${outcomeWord(outcome)}` };
    }
  }
}

/** What is told below the headline, in order. */
export function summaryFacts(facts: SummaryFacts): readonly SummaryFact[] {
  const { state } = facts;
  const message = state.frames['']?.finishMessage;
  return [
    ...failureFacts(state),
    ...(message === undefined || message === '' ? [] : [{ word: 'message', text: message }]),
    ...changeFacts(facts),
    ...outputFacts(facts),
    ...(facts.status === 'ended' ? [{ word: 'took', text: formatElapsed(facts.worked) }] : []),
    ...nextFacts(facts),
  ];
}

function failureFacts(state: RunState): SummaryFact[] {
  const unwinding = state.unwinding[''];
  const facts: SummaryFact[] = [];
  if (unwinding?.error !== undefined) {
    const { step, error } = unwinding;
    const text = step === undefined ? error.message : `${step}: ${error.message}`;
    facts.push({ word: 'cause', tone: 'bad', text });
    if (error.help !== undefined && error.help !== '')
      facts.push({ word: 'help', tone: 'accent', text: error.help });
  } else if (unwinding?.cause === 'timeout') {
    facts.push({ word: 'cause', tone: 'bad', text: "the run's own time limit was reached" });
  } else if (unwinding?.cause === 'denied') {
    facts.push({ word: 'cause', tone: 'warn', text: `${unwinding.step ?? 'the approval'} was refused` });
  }
  if (state.tolerated.length > 0)
    facts.push({ word: 'tolerated', tone: 'warn', text: state.tolerated.join(', ') });
  return facts;
}

function names(entries: readonly UndoEntry[]): string {
  return entries.map(({ step }) => step).join(', ');
}

function changeFacts({ state, status, undoOrder }: SummaryFacts): SummaryFact[] {
  const changed = state.undo.filter(
    ({ step, status: undo }) => undo !== 'undone' && state.steps[step]?.changed === true,
  );
  const undone = state.undo
    .filter(({ status: undo }) => undo === 'undone' || undo === 'repaired')
    .toReversed();
  const rank = new Map(undoOrder.map((step, index) => [step, index]));
  const inOrder = undone.toSorted((a, b) => (rank.get(a.step) ?? -1) - (rank.get(b.step) ?? -1));
  const remaining = new Set(state.remaining ?? []);
  const facts: SummaryFact[] = [];
  if (changed.length > 0 && remaining.size === 0)
    facts.push({ word: inOrder.length > 0 ? 'kept' : 'changed', text: keptSteps(changed).join(', ') });
  if (inOrder.length > 0)
    facts.push({ word: 'undone', text: `${names(inOrder)}${inOrder.length > 1 ? ' (in this order)' : ''}` });
  if (status === 'ended') {
    for (const entry of state.undo.filter(({ step }) => remaining.has(step))) {
      facts.push({ word: 'REMAINS', tone: 'bad', text: `${entry.step}: ${whyItRemains(entry)}` });
    }
  }
  return facts;
}

function whyItRemains({ kind, status }: UndoEntry): string {
  if (kind === 'irreversible') return 'it cannot be undone';
  switch (status) {
    case 'failed':
      return 'its undo failed';
    case 'blocked':
      return 'its undo was held back, since one that comes before it failed';
    case 'sealed':
      return 'it lies before the point of no return';
    case 'registered':
    case 'undone':
    case 'repaired':
      return 'its effect is still there';
  }
}

function show(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function outputFacts({ state, plan }: SummaryFacts): SummaryFact[] {
  const facts: SummaryFact[] = Object.entries(state.outputs ?? {}).map(([name, value]) => ({
    word: 'output',
    text: `${name}: ${show(value)}`,
  }));
  for (const frame of Object.values(state.frames)) {
    const inner = plan.program.runbooks[frame.runbook]?.kind === 'runbook' && frame.path !== '';
    const outputs: JsonObject = inner ? (frame.outputs ?? {}) : {};
    for (const [name, value] of Object.entries(outputs)) {
      facts.push({ word: frame.path.slice(0, -1), text: `${name}: ${show(value)}` });
    }
  }
  return facts;
}

function nextFacts({ state, status, run }: SummaryFacts): SummaryFact[] {
  const more: readonly SummaryFact[] = [
    { word: 'logs', text: `runbook logs ${run}` },
    { word: 'report', text: `runbook report ${run}` },
  ];
  const next = (text: string): SummaryFact => ({ word: 'next', tone: 'accent', text });
  switch (status) {
    case 'waiting': {
      const questions = Object.entries(state.steps).filter(([, { status: step }]) => step === 'asking');
      return [
        ...questions.map(([key, { question }]) => ({
          word: 'question',
          text: `${key}: ${question?.message ?? ''}`,
        })),
        next(`runbook approve ${run}`),
        { word: 'or', text: `runbook approve ${run} --deny` },
        ...more,
      ];
    }
    case 'interrupted':
      return [next(`runbook resume ${run}`), { word: 'or', text: `runbook rollback ${run}` }, ...more];
    case 'refused':
      return [];
    case 'ended': {
      if (state.outcome === 'succeeded' || state.outcome === 'unchanged') return [...more];
      return [
        ...afterFailure(state, run).map((text, index) => (index === 0 ? next(text) : { word: 'or', text })),
        ...more,
      ];
    }
  }
}

function afterFailure(state: RunState, run: string): string[] {
  const remaining = new Set(state.remaining ?? []);
  const entries = state.undo.filter(({ step }) => remaining.has(step));
  if (entries.length === 0) return [];
  const ways: string[] = [];
  if (entries.some(({ status }) => status === 'failed' || status === 'blocked'))
    ways.push(`runbook rollback ${run}`);
  for (const { step } of entries.filter(({ status }) => status === 'failed'))
    ways.push(`runbook rollback ${run} --skip ${step} --reason "…", once that was undone by hand`);
  if (entries.some(({ status }) => status === 'sealed')) ways.push(`runbook rollback ${run} --past-commit`);
  return [...ways, `runbook resolve ${run} --reason "…", once it was repaired by hand`];
}
