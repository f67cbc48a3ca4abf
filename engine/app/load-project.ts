import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { Project as ProjectSettings } from '../runbook/environment.ts';
import { defaultProject, readProject } from '../validate/read-project.ts';
import { Refusal, refuse } from './refusal.ts';
import { SourceCache } from './source-cache.ts';

const yamlEnding = /\.ya?ml$/;

/** A folder with runbooks, or none: then runbooks go by their paths. */
export interface Project {
  /** Where the user is. */
  readonly cwd: string;
  /** Absolute; the folder that holds `runbooks/`. Undefined outside of any project. */
  readonly folder: string | undefined;
  readonly settings: ProjectSettings;
  readonly sources: SourceCache;
  /** Names of all runbooks, sorted. */
  names(): readonly string[];
  /** Absolute paths of all runbooks, composite actions and environments. */
  files(): readonly string[];
  environments(): readonly string[];
  /** The absolute path that NAME stands for: a runbook of the project, or a path to a YAML file. */
  find(name: string): string;
  /** The absolute path of an environment's file, or undefined for the built-in `local`. */
  findEnvironment(name: string): string | undefined;
}

/** Where to look for a project. */
export interface ProjectRequest {
  readonly cwd: string;
  /** `--dir`: the folder that holds `runbooks/`, or that folder itself. */
  readonly dir?: string | undefined;
}

/** Finds the nearest folder upwards that holds `runbooks/` and reads its `project.yaml`. */
export function openProject({ cwd, dir }: ProjectRequest): Project {
  const sources = new SourceCache(cwd);
  const folder = dir === undefined ? nearest(cwd) : named(resolve(cwd, dir));
  const settings = folder === undefined ? local() : settingsOf(folder, sources);
  const runbooks = folder === undefined ? undefined : join(folder, 'runbooks');
  const names = (): readonly string[] => namesIn(runbooks);
  const environments = (): readonly string[] =>
    namesIn(runbooks === undefined ? undefined : join(runbooks, 'environments'));
  return {
    cwd,
    folder,
    settings,
    sources,
    names,
    environments,
    files: () => allFiles(runbooks),
    find: (name) => findRunbook(cwd, runbooks, names(), name),
    findEnvironment: (name) => findEnvironment(runbooks, environments(), name),
  };
}

/** Outside of a project nothing is set up, so steps run on this machine. */
function local(): ProjectSettings {
  return { ...defaultProject, environment: 'local' };
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function nearest(from: string): string | undefined {
  for (let at = from; ; at = dirname(at)) {
    if (isDirectory(join(at, 'runbooks'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

function named(dir: string): string {
  if (isDirectory(join(dir, 'runbooks'))) return dir;
  if (basename(dir) === 'runbooks' && isDirectory(dir)) return dirname(dir);
  throw refuse('RB602', `${dir} holds no folder \`runbooks\``, {
    help: 'give the folder that holds `runbooks/` with --dir',
  });
}

function settingsOf(folder: string, sources: SourceCache): ProjectSettings {
  const path = join(folder, 'runbooks', 'project.yaml');
  if (!existsSync(path)) return defaultProject;
  const file = sources.load(path);
  const tree = file.ok ? file.value.tree : file;
  const read = tree.ok ? readProject(tree.value) : tree;
  if (read.ok) return read.value;
  throw new Refusal(read.diagnostics, { sources: sources.sources });
}

function namesIn(folder: string | undefined): readonly string[] {
  if (folder === undefined || !isDirectory(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && yamlEnding.test(entry.name))
    .map((entry) => entry.name.replace(yamlEnding, ''))
    .filter((name) => name !== 'project')
    .toSorted();
}

function allFiles(runbooks: string | undefined): readonly string[] {
  if (runbooks === undefined) return [];
  const folders = [runbooks, join(runbooks, 'actions'), join(runbooks, 'environments')];
  return folders.filter(isDirectory).flatMap((folder) =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && yamlEnding.test(entry.name))
      .map((entry) => join(folder, entry.name))
      .toSorted(),
  );
}

function fileIn(folder: string, name: string): string | undefined {
  return [`${name}.yaml`, `${name}.yml`].map((file) => join(folder, file)).find((path) => existsSync(path));
}

function findRunbook(
  cwd: string,
  runbooks: string | undefined,
  names: readonly string[],
  name: string,
): string {
  if (name.includes('/') || yamlEnding.test(name)) return resolve(cwd, name);
  const path = runbooks === undefined ? undefined : fileIn(runbooks, name);
  if (path !== undefined && names.includes(name)) return path;
  if (runbooks === undefined) {
    throw refuse(
      'RB601',
      `there is no runbook \`${name}\`: no folder from here upwards holds \`runbooks/\``,
      {
        help: 'go to a project, name one with --dir, or give the path of a YAML file',
      },
    );
  }
  throw refuse('RB601', `there is no runbook \`${name}\` in ${runbooks}`, {
    help: didYouMean(name, names) ?? '`runbook list` shows what there is',
  });
}

function findEnvironment(
  runbooks: string | undefined,
  environments: readonly string[],
  name: string,
): string | undefined {
  const folder = runbooks === undefined ? undefined : join(runbooks, 'environments');
  const path = folder === undefined ? undefined : fileIn(folder, name);
  if (path !== undefined && environments.includes(name)) return path;
  if (name === 'local') return undefined;
  throw refuse('RB501', `there is no environment \`${name}\``, {
    help: didYouMean(name, [...environments, 'local']) ?? 'environments are files in runbooks/environments/',
  });
}
