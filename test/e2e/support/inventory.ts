import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { docker } from './docker.ts';
import { deployment } from './host.ts';
import type { Place } from './place.ts';
import { commandOf, processesWith } from './processes.ts';

/** All that a run could leave behind, as lines such as `database gitea_restored_1`. */
export function inventory(place: Place): ReadonlySet<string> {
  const named = (kind: string, names: readonly string[]): readonly string[] =>
    names.filter((name) => name !== '').map((name) => `${kind} ${name}`);
  const query = 'select datname from pg_database';
  const psql = ['psql', '--username=gitea', '--no-align', '--tuples-only', '--command', query];
  return new Set([
    ...named('container', docker('ps', '--all', '--format', '{{.Names}} {{.State}}').split('\n')),
    ...named('volume', docker('volume', 'ls', '--quiet').split('\n')),
    ...named('database', docker('exec', 'gitea-postgres-1', ...psql).split('\n')),
    ...['', 'work', 'data', 'secrets', 'nginx'].flatMap((folder) =>
      named('file', list(join(deployment, folder))),
    ),
    ...named('process', processesOf(place)),
  ]);
}

/** What is there now and was not before, and what is gone. */
export function changes(before: ReadonlySet<string>, now: ReadonlySet<string>): readonly string[] {
  const more = [...now].filter((line) => !before.has(line)).map((line) => `left: ${line}`);
  const less = [...before].filter((line) => !now.has(line)).map((line) => `gone: ${line}`);
  return [...more, ...less];
}

function list(folder: string): readonly string[] {
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

/** Engines, which have the place's folder in their arguments, and whatever a run of it started. */
function processesOf({ folder }: Place): readonly string[] {
  const runs = list(join(folder, 'state/runs')).map((path) => basename(path));
  const marked = runs.flatMap((run) => processesWith(`RUNBOOK_RUN=${run}`, 'environ'));
  return [...new Set([...processesWith(folder, 'cmdline'), ...marked])].map((pid) => commandOf(pid));
}
