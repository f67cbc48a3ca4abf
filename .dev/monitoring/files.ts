import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** The top folder of the checkout. */
export const top: string = join(import.meta.dirname, '../..');

/** What a rendered file reads: as the runbook `setup-monitoring` gives it, with values of an example. */
export const exampleValues: Readonly<Record<string, string>> = {
  'vars.url': 'https://git.example.org',
  'vars.alerts.smarthost': 'email-smtp.eu-central-1.amazonaws.com:587',
  'vars.alerts.from': 'alerts@git.example.org',
  'vars.alerts.user': 'AKIAEXAMPLE',
  'vars.alerts.to': 'operator@example.org',
};

/** Files whose places for values are filled when they are deployed; all others are taken as they are. */
export const templates: readonly string[] = ['prometheus/targets/site.yml', 'alertmanager/alertmanager.yml'];

/** Paths of all files below `compose/monitoring`, from there, sorted. */
export function monitoringFiles(): readonly string[] {
  const folder = join(top, 'compose/monitoring');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

/** A file below `compose/monitoring` as it is on a host. */
export function rendered(path: string): string {
  const text = readFileSync(join(top, 'compose/monitoring', path), 'utf8');
  if (!templates.includes(path)) return text;
  return text.replaceAll(/\{\{ ([\w.]+) \}\}/g, (all, name: string) => exampleValues[name] ?? all);
}

/** A YAML or JSON file below `compose/`. */
export function readData(path: string): unknown {
  return parse(readFileSync(join(top, 'compose', path), 'utf8'));
}

/** A panel of a dashboard, as far as it matters here. */
export interface Panel {
  readonly title: string;
  readonly datasource: { readonly type: string; readonly uid: string };
  readonly targets: readonly { readonly expr: string }[];
}

/** A dashboard of Grafana. */
export interface Dashboard {
  readonly uid: string;
  readonly title: string;
  readonly panels: readonly Panel[];
}

/** All dashboards by the names of their files. */
export function dashboards(): ReadonlyMap<string, Dashboard> {
  const files = monitoringFiles().filter((path) => path.startsWith('grafana/dashboards/'));
  return new Map(files.map((path) => [path, readData(`monitoring/${path}`) as Dashboard]));
}
