import { formatDuration } from '../runbook/duration.ts';
import type { InputDeclaration, Runbook, Step, Undo } from '../runbook/runbook.ts';
import type { Schema } from '../runbook/schema.ts';
import { printable, wrap } from './display-width.ts';
import { doesOf } from '../plan/undo-lines.ts';
import type { Paint } from './style.ts';
import { renderTable } from './table.ts';
import type { Cell } from './table.ts';

interface Options {
  readonly width: number;
  readonly paint: Paint;
}

/** One runbook for a terminal: what it is for, its inputs, its steps with their undo, its documentation. */
export function runbookLines(runbook: Runbook, options: Options): string[] {
  const { paint, width } = options;
  return [
    `${paint('strong', printable(runbook.name))}  ${paint('faint', runbook.place.file)}`,
    ...wrap(printable(runbook.summary), width),
    ...section('Inputs', inputLines(runbook, options), paint),
    ...section('Facts', factLines(runbook, options), paint),
    ...section('Requires', stepLines(runbook.requires, options), paint),
    ...section('Steps', stepLines(runbook.steps, options), paint),
    ...section('Finally', stepLines(runbook.finally, options), paint),
    ...section('Docs', docLines(runbook.docs), paint),
  ];
}

function section(title: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0
    ? []
    : ['', paint('accent', title), ...lines.map((line) => `  ${line}`.trimEnd())];
}

function typeOf(schema: Schema): string {
  if (schema.type === 'string' && schema.enum !== undefined) return schema.enum.join(' | ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items)}`;
  if (schema.type === 'object') return 'map';
  return schema.type ?? 'anything';
}

function valueOf({ required, default: fallback }: InputDeclaration): string {
  if (fallback !== undefined)
    return `default ${typeof fallback === 'string' ? fallback : JSON.stringify(fallback)}`;
  return required ? 'required' : 'optional';
}

function inputLines({ inputs }: Runbook, { width, paint }: Options): string[] {
  const rows = Object.entries(inputs).map(([name, declaration]): Cell[] => [
    { text: name, tone: 'strong' },
    typeOf(declaration.schema),
    valueOf(declaration),
    declaration.description,
  ]);
  const columns = [
    { title: '' },
    { title: '', overflow: 'wrap' as const },
    { title: '', overflow: 'wrap' as const },
    { title: '', overflow: 'wrap' as const },
  ];
  return renderTable(columns, rows, { width: width - 2, paint, header: false });
}

function factLines(runbook: Runbook, { width, paint }: Options): string[] {
  const { locks, timeout, schedule, secrets, outputs, target } = runbook;
  const references = Object.values(secrets).map(({ from }) => from);
  const facts: [string, string | undefined][] = [
    ['lock', locks.join(', ')],
    ['time limit', timeout === undefined ? undefined : formatDuration(timeout)],
    [
      'schedule',
      schedule === undefined
        ? undefined
        : `${schedule.calendar} UTC, spread over ${formatDuration(schedule.jitter)}`,
    ],
    ['secrets', [...new Set(references)].join(', ')],
    ['target', target],
    ['outputs', Object.keys(outputs).join(', ')],
  ];
  const rows = facts.flatMap(([word, text]): Cell[][] =>
    text === undefined || text === '' ? [] : [[{ text: word, tone: 'faint' }, text]],
  );
  return renderTable([{ title: '' }, { title: '', overflow: 'wrap' }], rows, {
    width: width - 2,
    paint,
    header: false,
  });
}

function stepLines(steps: readonly Step[], { width, paint }: Options): string[] {
  const inOrder = steps.every(({ needs }, index) => needs.join(' ') === (steps[index - 1]?.id ?? ''));
  const rows = steps.map((step): Cell[] => [
    { text: step.id, tone: 'strong' },
    doesOf(step),
    [
      step.name ?? '',
      inOrder || step.needs.length === 0 ? '' : `after ${step.needs.join(', ')}`,
      ...notesOf(step),
    ]
      .filter((note) => note !== '')
      .join('; '),
  ]);
  const columns = [
    { title: '' },
    { title: '', overflow: 'wrap' as const },
    { title: '', overflow: 'wrap' as const },
  ];
  return renderTable(columns, rows, { width: width - 2, paint, header: false });
}

function notesOf(step: Step): string[] {
  return [
    ...(step.if === undefined ? [] : ['conditional']),
    ...(step.foreach === undefined ? [] : ['once per item']),
    ...(step.continueOnError ? ['its failure is tolerated'] : []),
    ...undoOf(step.undo),
    ...(step.commit ? ['POINT OF NO RETURN'] : []),
  ];
}

function undoOf(undo: Undo): string[] {
  switch (undo.kind) {
    case 'none':
      return [];
    case 'inverse':
      return [`undo: ${undo.summary}`];
    case 'steps':
      return [`undo: ${undo.steps.map((step) => step.name ?? doesOf(step)).join(', ')}`];
    case 'irreversible':
      return [`cannot be undone: ${undo.reason}`];
  }
}

function docLines(docs: string): string[] {
  const text = docs.trim();
  return text === '' ? [] : text.split('\n').map((line) => printable(line));
}
