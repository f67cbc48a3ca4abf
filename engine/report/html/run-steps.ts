import { formatElapsed } from '../elapsed.ts';
import { commitText, requireWord, shortName, verdictWord } from '../plan-words.ts';
import type { RowStatus } from '../run-progress.ts';
import type { ComparedStep, RunRecord } from '../run-record.ts';
import type { UndoEntry } from '../../run/state.ts';
import { markup } from './markup.ts';
import type { Content, Markup } from './markup.ts';
import { chip } from './page.ts';
import { changeLine, depthClass, inputBlock, stepHead, undoLine } from './step-card.ts';

/** The steps of one part of a run, each as planned and as it happened; nothing where there are none. */
export function stepsSection(record: RunRecord, name: string, steps: readonly ComparedStep[]): Content {
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

/** What became of a step, in a word. */
export function happenedWord(
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
export function undoneSection(record: RunRecord): Content {
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
