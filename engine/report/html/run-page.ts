import { formatElapsed } from '../elapsed.ts';
import { keptSteps } from '../kept-steps.ts';
import { outcomeTone, outcomeWord } from '../outcome-word.ts';
import { minuteText, show } from '../plan-words.ts';
import { comparedSteps, undoOrder } from '../run-record.ts';
import type { RunRecord } from '../run-record.ts';
import { isSandbox, summaryFacts } from '../run-summary.ts';
import { durationsOf } from '../../run/durations.ts';
import { markup } from './markup.ts';
import type { Content, Markup } from './markup.ts';
import { chip, factList, folded, page } from './page.ts';
import { railSvg } from './rail.ts';
import { happenedWord, stepsSection, undoneSection } from './run-steps.ts';
import { railStep } from './step-card.ts';
import { timelineSvg } from './timeline.ts';

/** A run as one page that needs nothing else: what was planned beside what happened. */
export function runPage(record: RunRecord): string {
  const { plan, forecast, run } = record;
  const root = plan.program.runbooks[plan.program.root];
  const title = `${plan.runbook} in ${plan.environment.name}${isSandbox(plan) ? ' (a sandbox)' : ''}`;
  const { word, tone } = headline(record);
  const sections: readonly (readonly [string, typeof forecast.steps])[] = [
    ['Requires', forecast.requires],
    ['Steps', forecast.steps],
    ['Finally', forecast.finally],
  ];
  const body = markup`<p class="kicker">Run <code>${run}</code></p>
    <h1>${title}${chip(word, tone)}</h1>
    ${root !== undefined && markup`<p class="lead">${root.summary}</p>`} ${told(record)} ${facts(record)}
    <h2>When</h2>
    <div class="picture">${timelineSvg(record)}</div>
    ${legend} ${sections.map(([name, steps]) => stepsSection(record, name, comparedSteps(record, steps)))}
    ${undoneSection(record)}
    <h2>Graph</h2>
    <div class="picture">${graph(record)}</div>
    ${folded('Files that it was made from', sources(record))}`;
  const kind = record.isReviewed
    ? 'Planned is what the reviewed plan said.'
    : 'Planned is what follows from the files: no plan was reviewed before.';
  return page(`${title}: ${word}`, body, markup`${kind} runbook ${plan.engine}, run ${run}`);
}

const legend: Markup = markup`<p class="legend">
  <span><i class="good"></i>done</span><span><i class="bad"></i>failed</span
  ><span><i class="warn"></i>taken back</span>
</p>`;

function headline({ state, status }: RunRecord): { readonly word: string; readonly tone: string } {
  if (state.resolved !== undefined) return { word: 'closed by hand', tone: 'warn' };
  switch (status) {
    case 'ended': {
      const outcome = state.outcome ?? 'failed';
      return { word: outcomeWord(outcome), tone: outcomeTone(outcome) };
    }
    case 'waiting':
      return { word: 'waits for somebody', tone: 'accent' };
    case 'open':
      return { word: 'not ended', tone: 'warn' };
  }
}

/** The words of the summary, which say why, what remains and what to do next. */
function told(record: RunRecord): Content {
  const { plan, state, run, events } = record;
  const status = record.status === 'open' ? 'interrupted' : record.status;
  const worked = durationsOf(events).run;
  const lines = summaryFacts({ plan, state, run, status, undoOrder: undoOrder(events), worked }).filter(
    ({ word }) => !['logs', 'report', 'output', 'changed', 'undone'].includes(word),
  );
  const important = lines.filter(({ tone }) => tone !== undefined && tone !== 'faint');
  if (important.length === 0) return undefined;
  const tone = important.some((line) => line.tone === 'bad') ? 'bad' : 'warn';
  return markup`<div class="note ${tone}">
    ${important.map(({ word, text }) => markup`<p><b>${word}</b> ${text}</p>`)}
  </div>`;
}

function facts(record: RunRecord): Markup {
  const { events, state, plan, forecast } = record;
  const [first] = events;
  const last = events.at(-1);
  const took = formatElapsed(durationsOf(events).run);
  const expected =
    forecast.expected === undefined ? '' : `, expected ${formatElapsed(forecast.expected.median)}`;
  const outputs = Object.entries(state.outputs ?? {});
  const agreed = events.flatMap((event) =>
    event.event === 'approval-given' ? [`${event.step} by ${event.by}`] : [],
  );
  const changed = state.undo.filter(({ step, status }) => status !== 'undone' && state.steps[step]?.changed);
  const codes = (values: readonly string[], otherwise?: string): Content =>
    values.length === 0
      ? otherwise
      : values.map((value, index) => markup`${index > 0 && ', '}<code>${value}</code>`);
  return factList([
    ['started', first?.event === 'run-started' ? `${minuteText(first.at)} by ${first.by}` : undefined],
    ['ended', record.status === 'ended' && last !== undefined ? minuteText(last.at) : undefined],
    ['worked for', `${took}${expected}`],
    ['inputs', codes(Object.entries(plan.inputs).map(([name, value]) => `${name}=${show(value)}`))],
    ['locks', codes(plan.locks.map(({ name, target }) => `${name} on ${target}`))],
    ['approved', agreed.length > 0 ? agreed.join(', ') : undefined],
    ['changed', codes(keptSteps(changed), 'nothing that remains')],
    ['undone', codes(undoOrder(events))],
    [
      'outputs',
      outputs.length > 0
        ? outputs.map(([name, value]) => markup`<code>${name}: ${show(value)}</code><br />`)
        : undefined,
    ],
  ]);
}

function graph(record: RunRecord): Markup {
  const steps = comparedSteps(record, record.forecast.steps).flatMap((step) => {
    const { planned } = step;
    if (planned === undefined) return [];
    return [railStep(planned, happenedWord(record, step).tone)];
  });
  return railSvg(steps, `Steps of ${record.plan.runbook}`);
}

function sources({ plan }: RunRecord): Markup {
  return markup`<table>
    <tr>
      <th>File</th>
      <th>sha256</th>
    </tr>
    ${plan.sources.map(
      ({ path, sha256 }) =>
        markup`<tr>
          <td>${path}</td>
          <td><code>${sha256.slice(0, 16)}…</code></td>
        </tr>`,
    )}
  </table>`;
}
