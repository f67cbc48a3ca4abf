import { catalogue, type DiagnosticCode } from '../../diagnostics/codes.ts';
import { lintRules } from '../../lint/lint-rules.ts';
import { block, code, generatedNote, page, section, table } from './markdown.ts';

const areas: readonly (readonly [string, string])[] = [
  ['RB1', 'Files and YAML'],
  ['RB2', 'Structure of a document'],
  ['RB30', 'References'],
  ['RB31', 'References'],
  ['RB32', 'Expressions'],
  ['RB33', 'Steps, order and calls'],
  ['RB34', 'Steps, order and calls'],
  ['RB4', 'Undo'],
  ['RB5', 'Environments and projects'],
  ['RB6', 'What was asked for'],
  ['RB7', 'Runs, locks and plans'],
  ['RB8', 'State and journal'],
  ['RB9', 'Advice of `runbook lint`'],
];

/** Indented blocks are how the terminal shows examples; on a page they are coloured. */
function asMarkdown(explanation: string): string {
  return explanation.replaceAll(
    /(?:^|\n\n)((?: {4}[^\n]*(?:\n(?= {4}|\n {4})|$)|\n(?= {4}))+)/g,
    (whole, text: string) => {
      const lines = text
        .replace(/\n+$/, '')
        .split('\n')
        .map((line) => line.slice(4));
      return whole.startsWith('\n') ? `\n\n${['```yaml', ...lines, '```'].join('\n')}\n` : whole;
    },
  );
}

/** The reference page of one code. */
export function diagnosticPage(name: DiagnosticCode): string {
  const { title, explanation } = catalogue[name];
  const rule = lintRules.find((each) => each.code === name);
  return page(
    generatedNote,
    '',
    `# ${name}: ${title}`,
    '',
    asMarkdown(explanation),
    '',
    ...(rule === undefined
      ? []
      : [
          ...section('Bad', block('yaml', rule.bad)),
          ...section('Good', block('yaml', rule.good)),
          ...section('Weight', [
            `The rule is called ${code(rule.id)} and weighs ${code(rule.weight)}. \`runbooks/project.yaml\` sets it:`,
            '',
            ...block('yaml', `lint:\n  ${rule.id}: off # or advice, warning, error`),
          ]),
        ]),
  );
}

/** The list of all codes, by area. */
export function diagnosticIndex(): string {
  const titles = [...new Set(areas.map(([, title]) => title))];
  const ofArea = (title: string): readonly string[] => {
    const prefixes = areas.filter(([, each]) => each === title).map(([prefix]) => prefix);
    const rows = Object.entries(catalogue)
      .filter(([name]) => prefixes.some((prefix) => name.startsWith(prefix)))
      .map(([name, entry]) => [`[${name}](${name}.md)`, entry.title]);
    return table(['Code', 'Meaning'], rows);
  };
  return page(
    generatedNote,
    '',
    '# Diagnostics',
    '',
    'Every problem has a code that never changes its meaning. `runbook explain CODE` prints the same text.',
    '',
    ...titles.flatMap((title) => section(title, ofArea(title))),
  );
}
