import { dirname, relative, resolve } from 'node:path';
import { actionsByName } from '../actions/registry.ts';
import { failure, success } from '../diagnostics/diagnostic.ts';
import type { Diagnostic, Result } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { LoadedDocument } from '../resolve/resolution.ts';
import { resolveProgram } from '../resolve/resolve-program.ts';
import type { JsonObject } from '../runbook/json.ts';
import type { Program } from '../runbook/runbook.ts';
import type { Project } from './load-project.ts';

/** What is known of the environment when a program is resolved; undefined parts may be anything. */
export interface KnownEnvironment {
  readonly vars: JsonObject | undefined;
  readonly targets: readonly string[] | undefined;
}

const runbookFile = /^runbooks\/([^/]+)\.ya?ml$/;

/** The key of a file in a program: the runbook's name, or its path in the project. */
function keyOf(project: Project, path: string): string {
  const short = relative(project.folder ?? project.cwd, path);
  return runbookFile.exec(short)?.[1] ?? short;
}

function loadDocument(project: Project, path: string): Result<LoadedDocument> {
  const file = project.sources.load(path);
  if (!file.ok) return file;
  const { tree } = file.value;
  if (!tree.ok) return tree;
  return success({ key: keyOf(project, path), tree: tree.value }, tree.diagnostics);
}

/** Reads a runbook with everything that it calls, and resolves it. */
export function loadProgram(project: Project, path: string, environment: KnownEnvironment): Result<Program> {
  const root = loadDocument(project, path);
  if (!root.ok) return root;
  const loaded = resolveProgram({
    root: root.value,
    load: (name, from) => loadCallee(project, name, from.source.path),
    actions: actionsByName,
    vars: environment.vars,
    targets: environment.targets,
  });
  const warnings: readonly Diagnostic[] = root.diagnostics;
  return loaded.ok
    ? success(loaded.value, [...warnings, ...loaded.diagnostics])
    : failure(...warnings, ...loaded.diagnostics);
}

function loadCallee(project: Project, name: string, from: string): Result<LoadedDocument> {
  if (name.startsWith('./') || name.startsWith('../')) {
    return loadDocument(project, resolve(project.cwd, dirname(from), name));
  }
  const names = project.names();
  if (!names.includes(name)) {
    const help = didYouMean(name, names);
    return failure({
      code: 'RB601',
      severity: 'error',
      message: `there is no runbook \`${name}\``,
      ...(help === undefined ? {} : { help }),
    });
  }
  return loadDocument(project, project.find(name));
}
