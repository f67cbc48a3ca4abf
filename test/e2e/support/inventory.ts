import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { docker } from './docker.ts';
import { deployment } from './host.ts';
import type { Place } from './place.ts';

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
    ...named(
      'temporary file',
      list(tmpdir()).filter((path) => /\/\.?runbook-/u.test(path)),
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
  const runs = list(join(folder, 'state/runs')).map((path) => `RUNBOOK_RUN=${basename(path)}`);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name) && name !== String(process.pid))
    .filter((pid) => {
      const environment = read(pid, 'environ');
      return read(pid, 'cmdline').includes(folder) || runs.some((mark) => environment.includes(mark));
    })
    .map((pid) => read(pid, 'cmdline').replaceAll('\0', ' '));
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It ended meanwhile, or is a thread of the kernel.
    return '';
  }
}
