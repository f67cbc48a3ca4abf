import { formatDuration } from '../../runbook/duration.ts';
import type { Json } from '../../runbook/json.ts';
import type { Runbook, Step } from '../../runbook/runbook.ts';
import { mermaidLines } from '../mermaid.ts';
import { doesOf } from '../../plan/undo-lines.ts';
import { block, code, generatedNote, page, section, table } from './markdown.ts';
import { valueWords } from './schema-words.ts';

/** Where things lie that a page links to, seen from the page. */
export interface PageLinks {
  /** The runbook's own file. */
  readonly source: string;
  /** The picture of its graph. */
  readonly graph: string;
  /** Names of the actions that have a page. */
  readonly actions: ReadonlySet<string>;
  /** Names of the runbooks that have a page. */
  readonly runbooks: ReadonlySet<string>;
}

function deed(step: Step, links: PageLinks): string {
  const { body } = step;
  switch (body.kind) {
    case 'call':
      return links.runbooks.has(body.runbook)
        ? `runbook [${body.runbook}](${body.runbook}.md)`
        : doesOf(step);
    case 'approval':
    case 'finish':
    case 'action': {
      const name = doesOf(step);
      return links.actions.has(name) ? `[${name}](../actions/${name}.md)` : name;
    }
  }
}

function undoWords({ undo, body }: Step): string {
  if (body.kind === 'call') return 'what it did and did not commit';
  switch (undo.kind) {
    case 'none':
      return '';
    case 'inverse':
      return undo.summary;
    case 'steps':
      return undo.steps.map((step) => step.name ?? doesOf(step)).join(', then ');
    case 'irreversible':
      return `cannot be undone: ${undo.reason}`;
  }
}

function notesOf(step: Step, previous: Step | undefined): string {
  const isNext = step.needs.length === 1 && step.needs[0] === previous?.id;
  const order = isNext || (step.needs.length === 0 && previous === undefined);
  return [
    ...(order
      ? []
      : [step.needs.length === 0 ? 'at once' : `after ${step.needs.map((id) => code(id)).join(', ')}`]),
    ...(step.if === undefined ? [] : ['only under its condition']),
    ...(step.foreach === undefined ? [] : ['once per item']),
    ...(step.retry.attempts > 1 ? [`up to ${step.retry.attempts} attempts`] : []),
    ...(step.continueOnError ? ['its failure is tolerated'] : []),
    ...(step.commit ? ['**point of no return**'] : []),
  ].join('; ');
}

function stepTable(steps: readonly Step[], links: PageLinks, withUndo: boolean): readonly string[] {
  const rows = steps.map((step, index) => [
    code(step.id),
    [step.name, deed(step, links)].filter((words) => words !== undefined).join(': '),
    step.effect === 'change' ? 'changes' : 'reads',
    step.body.kind === 'action' ? formatDuration(step.timeout) : '',
    ...(withUndo ? [undoWords(step)] : []),
    notesOf(step, steps[index - 1]),
  ]);
  return table(['Step', 'Does', 'Effect', 'Limit', ...(withUndo ? ['Undo'] : []), 'Notes'], rows);
}

function shown(value: Json): string {
  return code(typeof value === 'string' ? value : JSON.stringify(value));
}

function inputTable({ inputs }: Runbook): readonly string[] {
  const rows = Object.entries(inputs).map(([name, { schema, required, default: standard, description }]) => [
    code(name),
    valueWords(schema),
    standard === undefined ? (required ? 'required' : 'optional') : shown(standard),
    description,
  ]);
  return table(['Input', 'Value', 'Default', 'Meaning'], rows);
}

function factTable(runbook: Runbook): readonly string[] {
  const { locks, timeout, schedule, secrets, target, outputs } = runbook;
  const names = (all: readonly string[]): string => all.map((name) => code(name)).join(', ');
  const rows: readonly (readonly [string, string])[] = [
    ['Lock', names(locks)],
    ['Time limit', timeout === undefined ? '' : formatDuration(timeout)],
    [
      'Schedule',
      schedule === undefined
        ? ''
        : `${code(schedule.calendar)} UTC, spread over ${formatDuration(schedule.jitter)}`,
    ],
    ['Secrets', names([...new Set(Object.values(secrets).map(({ from }) => from))])],
    ['Target', target === undefined ? '' : code(target)],
    ['Outputs', names(Object.keys(outputs))],
  ];
  return table(
    ['', ''],
    rows.filter(([, text]) => text !== ''),
  );
}

function returnWords({ steps }: Runbook): readonly string[] {
  const commits = steps.filter(({ commit }) => commit).map(({ id }) => code(id));
  if (commits.length > 0) {
    return [
      `Until ${commits.join(' and ')} has succeeded, a failure undoes every step that began, last first. Behind it nothing is undone by itself.`,
      '',
    ];
  }
  const changes = steps.some(({ effect }) => effect === 'change');
  return changes ? ['A failure at any point undoes every step that began, last first.', ''] : [];
}

function commandLine({ name, inputs }: Runbook): string {
  const required = Object.entries(inputs).filter(
    ([, { required: isRequired, default: standard }]) => isRequired && standard === undefined,
  );
  return [name, ...required.map(([input]) => `--input ${input}=…`)].join(' ');
}

/** The reference page of a runbook. */
export function runbookPage(runbook: Runbook, links: PageLinks): string {
  const line = commandLine(runbook);
  return page(
    generatedNote,
    '',
    `# ${runbook.name}`,
    '',
    `${runbook.summary}. It stands in [${links.source.replace(/^(?:\.\.\/)+/, '')}](${links.source}).`,
    '',
    runbook.docs.trim(),
    '',
    ...block('sh', `runbook plan ${line}\nrunbook run ${line}`),
    ...section('Inputs', inputTable(runbook)),
    ...section('Facts', factTable(runbook)),
    ...section('Requires', stepTable(runbook.requires, links, false)),
    ...section('Steps', [...stepTable(runbook.steps, links, true), ...returnWords(runbook)]),
    ...section('Graph', [
      ...block('mermaid', mermaidLines(runbook).join('\n')),
      `The same [as a picture](${links.graph}).`,
    ]),
    ...section('Finally', stepTable(runbook.finally, links, false)),
    ...section('Invariants', stepTable(runbook.invariants, links, false)),
    ...section('Exit codes', [
      'They are the same for every run: [exit codes](../cli/README.md#exit-codes-of-a-run).',
    ]),
  );
}

/** The list of all runbooks. */
export function runbookIndex(runbooks: readonly Runbook[]): string {
  const rows = runbooks.map(({ name, summary }) => [`[${name}](${name}.md)`, summary]);
  return page(generatedNote, '', '# Runbooks', '', ...table(['Runbook', 'What it does'], rows));
}
