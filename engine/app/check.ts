import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { documentKind } from '../validate/validate-document.ts';
import type { SyntaxTree } from '../parse/syntax-tree.ts';
import type { SourceFile } from '../source/source-file.ts';
import { readEnvironment } from '../validate/read-environment.ts';
import { readProject } from '../validate/read-project.ts';
import { loadProgram } from './load-program.ts';
import type { Project } from './load-project.ts';
import { sortDiagnostics } from '../diagnostics/sort.ts';

/** What a check found. */
export interface CheckResult {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: readonly SourceFile[];
  /** How many files were looked at. */
  readonly files: number;
}

/** Finds every problem that can be known without touching the world: in the files given, or in all of the project. */
export function checkFiles(project: Project, files: readonly string[]): CheckResult {
  const paths = files.length > 0 ? files.map((file) => project.find(file)) : project.files();
  const found = paths.flatMap((path) => checkFile(project, path));
  return {
    diagnostics: sortDiagnostics(found),
    sources: project.sources.sources,
    files: paths.length,
  };
}

function checkFile(project: Project, path: string): readonly Diagnostic[] {
  const file = project.sources.load(path);
  const tree = file.ok ? file.value.tree : file;
  return tree.ok ? checkTree(project, path, tree.value) : tree.diagnostics;
}

function checkTree(project: Project, path: string, tree: SyntaxTree): readonly Diagnostic[] {
  switch (documentKind(tree)) {
    case 'environment':
      return readEnvironment(tree).diagnostics;
    case 'project':
      return readProject(tree).diagnostics;
    case 'runbook':
    case 'composite':
      return loadProgram(project, path, { vars: undefined, targets: undefined }).diagnostics;
  }
}
