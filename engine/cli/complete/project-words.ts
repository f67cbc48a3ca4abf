import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Candidate } from './candidate.ts';

// A key of the keyboard waits for this, so it reads names of files and first lines, and no YAML.

const yamlEnding = /\.ya?ml$/;

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => yamlEnding.test(name))
      .toSorted();
  } catch {
    return [];
  }
}

/** The folder `runbooks/` that is nearest upwards, or that `--dir` names. */
export function runbooksFolder(cwd: string, dir: string | undefined): string | undefined {
  if (dir !== undefined) {
    const below = join(resolve(cwd, dir), 'runbooks');
    return existsSync(below) ? below : resolve(cwd, dir);
  }
  for (let at = cwd; ; at = dirname(at)) {
    const folder = join(at, 'runbooks');
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder;
    if (dirname(at) === at) return undefined;
  }
}

function summaryOf(path: string): string | undefined {
  const [, summary] = /^summary:[ \t]*(.+?)[ \t\r]*$/m.exec(readFileSync(path, 'utf8').slice(0, 4096)) ?? [];
  return summary?.replace(/^(["'])(.*)\1$/, '$2');
}

function named(folder: string, file: string): Candidate {
  const value = file.replace(yamlEnding, '');
  try {
    const text = summaryOf(join(folder, file));
    return text === undefined ? { value } : { value, text };
  } catch {
    return { value };
  }
}

/** Names of the runbooks of a folder, with what they do. */
export function runbookNames(folder: string | undefined): readonly Candidate[] {
  if (folder === undefined) return [];
  return namesIn(folder)
    .filter((file) => file !== 'project.yaml' && file !== 'project.yml')
    .map((file) => named(folder, file));
}

/** Names of the environments of a project, and the one that is built in. */
export function environmentNames(folder: string | undefined): readonly Candidate[] {
  const local = { value: 'local', text: 'This machine, without a project' };
  if (folder === undefined) return [local];
  const environments = join(folder, 'environments');
  return [...namesIn(environments).map((file) => named(environments, file)), local];
}

/** Ids of the runs of a state directory, the newest first. */
export function runIds(stateDirectory: string): readonly Candidate[] {
  try {
    const runs = readdirSync(join(stateDirectory, 'runs'))
      .filter((name) => /^\d{8}-\d{6}-[0-9a-z]{4}$/.test(name))
      .toSorted()
      .toReversed()
      .slice(0, 100);
    return [{ value: 'last', text: 'The newest run' }, ...runs.map((value) => ({ value }))];
  } catch {
    return [];
  }
}
