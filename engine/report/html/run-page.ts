import { formatElapsed } from '../elapsed.ts';
import { keptSteps } from '../kept-steps.ts';
import { outcomeTone, outcomeWord } from '../outcome-word.ts';
import { commitText, minuteText, requireWord, shortName, show, verdictWord } from '../plan-words.ts';
import type { RowStatus } from '../run-progress.ts';
import { comparedSteps, undoOrder } from '../run-record.ts';
import type { ComparedStep, RunRecord } from '../run-record.ts';
import { isSandbox, summaryFacts } from '../run-summary.ts';
import { durationsOf } from '../../run/durations.ts';
import type { UndoEntry } from '../../run/state.ts';
import { markup } from './markup.ts';
import type { Content, Markup } from './markup.ts';
import { chip, factList, folded, page } from './page.ts';
import { railSvg } from './rail.ts';
import { changeLine, depthClass, inputBlock, railStep, stepHead, undoLine } from './step-card.ts';
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
    ${legend} ${sections.map(([name, steps]) => section(record, name, comparedSteps(record, steps)))}
    ${undone(record)}
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

function section(record: RunRecord, name: string, steps: readonly ComparedStep[]): Content {
  if (steps.length === 0) return undefined;
  return markup`<h2>${name}</h2>
    <ol class="steps both">
      <li class="head"><span>planned</span><span>happened</span><span></span><span>took</span></li>
      ${steps.map((step) => stepRow(record, step, name === 'Requires'))}
    </ol>`;
}

function stepRow(record: RunRecord, step: ComparedStep, isRequired: boolean): Markup {
  const { key, planned, undo } = step;
  const happened = happenedWord(record, step);
  const depth = planned?.depth ?? key.split('/').length - 1;
  const isQuiet = happened.word === 'skipped' || happened.word === 'not reached';
  return markup`<li class="${isQuiet && 'skip'}${depth > 0 && ' inner'}">
      <span>${plannedChip(step, isRequired)}</span
      ><span>${chip(happened.word, happened.tone)}</span>
      <div class="body${depthClass(depth)}">
        ${headOf(step, isQuiet)}${noteOf(step)}${undo !== undefined && undoStatus(undo)}${tailOf(step, isQuiet)}${outputBlock(record, key)}
      </div>
      <div class="time">${timeOf(step)}</div>
    </li>
    ${returnRow(step)}`;
}

function plannedChip({ planned }: ComparedStep, isRequired: boolean): Markup {
  if (planned === undefined) return chip('—', 'faint');
  const { word, tone } = isRequired ? requireWord(planned) : verdictWord(planned);
  return chip(word, tone);
}

function headOf({ key, planned, row }: ComparedStep, isQuiet: boolean): Content {
  if (planned === undefined) {
    return markup`<span class="id">${shortName(key)}</span><span class="does">${row?.title}</span>`;
  }
  return [stepHead(planned), !isQuiet && changeLine(planned)];
}

function tailOf({ planned, undo }: ComparedStep, isQuiet: boolean): Content {
  if (planned === undefined || isQuiet) return undefined;
  const isPlannedUndo = undo === undefined || undo.kind === 'irreversible';
  return [isPlannedUndo && undoLine(planned), inputBlock(planned)];
}

function returnRow({ planned, row }: ComparedStep): Content {
  if (planned === undefined || !planned.commit || planned.verdict === 'skip') return undefined;
  const reached = row?.status === 'done' || row?.status === 'unchanged';
  const words = `${commitText(planned)}: ${reached ? 'passed' : 'not reached'}`;
  return markup`<li class="return${planned.depth > 0 && ' inner'}">${words}</li>`;
}

function noteOf({ row }: ComparedStep): Content {
  if (row?.note === undefined) return undefined;
  return markup`<span class="${row.status === 'failed' || row.status === 'tolerated' ? 'error' : 'why'}"
    >${row.note}</span
  >`;
}

function outputBlock({ output }: RunRecord, key: string): Content {
  const printed = output.get(key);
  if (printed === undefined) return undefined;
  const lines = printed.text.trimEnd().split('\n').length;
  return markup`<details>
    <summary>output, ${lines} ${lines === 1 ? 'line' : 'lines'}</summary>
    <pre>${printed.text}</pre>
  </details>`;
}

function timeOf({ row, planned }: ComparedStep): Content {
  if (row?.since === undefined || row.until === undefined || row.status === 'skipped') return undefined;
  const expected = planned?.expected;
  return markup`<b>${formatElapsed(row.until - row.since)}</b
    >${row.attempt > 1 && markup`<br />${row.attempt} attempts`}${expected !== undefined && markup`<br />≈ ${formatElapsed(expected.median)}`}`;
}

const words: Readonly<Record<RowStatus, readonly [word: string, tone: string]>> = {
  running: ['cut off', 'warn'],
  pausing: ['cut off', 'warn'],
  asking: ['asks', 'accent'],
  open: ['not ended', 'warn'],
  done: ['done', 'good'],
  unchanged: ['unchanged', 'plain'],
  skipped: ['skipped', 'faint'],
  failed: ['FAILED', 'bad'],
  tolerated: ['tolerated', 'warn'],
  cancelled: ['cancelled', 'warn'],
  interrupted: ['cut off', 'warn'],
};

function happenedWord(
  { state }: RunRecord,
  { key, row, undo }: ComparedStep,
): { readonly word: string; readonly tone: string } {
  if (undo?.status === 'undone' && row?.status !== 'failed') return { word: 'undone', tone: 'warn' };
  if (row === undefined) {
    return { word: state.steps[key]?.status === 'skipped' ? 'skipped' : 'not reached', tone: 'faint' };
  }
  const [word, tone] = words[row.status];
  return { word, tone };
}

function undoStatus({ status, kind }: UndoEntry): Content {
  if (kind === 'irreversible') return undefined;
  switch (status) {
    case 'undone':
      return markup`<span class="undo">taken back</span>`;
    case 'repaired':
      return markup`<span class="undo">repaired by hand</span>`;
    case 'failed':
      return markup`<span class="error">its undo failed</span>`;
    case 'blocked':
      return markup`<span class="error">its undo was held back by another that failed</span>`;
    case 'registered':
    case 'sealed':
      return undefined;
  }
}

/** The undo steps in the order in which they were done, with what they printed. */
function undone(record: RunRecord): Content {
  const keys = [...record.progress.rows.keys()].filter((key) => key.includes('!'));
  if (keys.length === 0) return undefined;
  const rows = keys.map((key) => {
    const row = record.progress.row(key);
    const [word, tone] = row === undefined ? ['', 'faint'] : words[row.status];
    const step = { key, planned: undefined, row, undo: undefined };
    return markup`<li>
      ${chip(word === 'done' || word === 'unchanged' ? 'undone' : word, tone === 'bad' ? 'bad' : 'warn')}
      <div class="body">
        <span class="id">${key.replace(/!.*$/, '')}</span
        ><span class="title">${row?.title}</span>${noteOf(step)}${outputBlock(record, key)}
      </div>
      <div class="time">${timeOf(step)}</div>
    </li>`;
  });
  return markup`<h2>Undone, in this order</h2>
    <ol class="steps">
      ${rows}
    </ol>`;
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
