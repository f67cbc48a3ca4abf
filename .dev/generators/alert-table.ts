import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

const top = join(import.meta.dirname, '../..');
const page = 'docs/monitoring-concept.md';
const marks = /(<!-- alerts -->\n)[\s\S]*?(<!-- \/alerts -->)/;

/** Folders with rules, and who evaluates them. */
const folders = ['compose/monitoring/prometheus/rules', 'compose/monitoring/loki/rules/fake'] as const;

/** One alert as the rules say it. */
export interface Alert {
  readonly alert: string;
  readonly expr: string;
  readonly for?: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly action?: string };
}

interface RuleFile {
  readonly groups: readonly { readonly name: string; readonly rules: readonly Alert[] }[];
}

/** All alerts, in the order of their files. */
export function readAlerts(): readonly Alert[] {
  return folders.flatMap((folder) =>
    readdirSync(join(top, folder))
      .filter((file) => file.endsWith('.yml'))
      .toSorted()
      .flatMap((file) => (parse(readFileSync(join(top, folder, file), 'utf8')) as RuleFile).groups)
      .flatMap(({ rules }) => rules),
  );
}

function row({ alert, for: wait, labels, annotations }: Alert): string {
  const action = annotations.action?.replaceAll('\n', ' ').replaceAll('|', '\\|') ?? '';
  return `| \`${alert}\` | ${annotations.summary} | ${wait ?? 'at once'} | ${labels.severity} | ${action} |`;
}

/** `docs/monitoring-concept.md` with the table of alerts made anew between its two marks. */
export async function alertTable(): Promise<ReadonlyMap<string, string>> {
  const path = join(top, page);
  const text = readFileSync(path, 'utf8');
  if (!marks.test(text)) throw new Error(`${page} has no place for the alerts`);
  const head = '| alert | when | for | severity | do first |\n| --- | --- | --- | --- | --- |';
  const table = `${head}\n${readAlerts().map(row).join('\n')}`;
  const whole = text.replace(marks, (_all, open: string, close: string) => `${open}\n${table}\n\n${close}`);
  const config = (await resolveConfig(path)) ?? {};
  return new Map([[page, await format(whole, { ...config, filepath: path })]]);
}
