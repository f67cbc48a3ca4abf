import { hasErrors } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/sort.ts';
import { lintRunbook } from '../lint/lint.ts';
import { lintSubject, scriptOf, type LintStep, type LintSubject } from '../lint/lint-subject.ts';
import { documentKind } from '../validate/validate-document.ts';
import { checkFiles, type CheckResult } from './check.ts';
import { loadProgram } from './load-program.ts';
import type { Project } from './load-project.ts';
import { runShellcheck } from './shellcheck.ts';

/** What `runbook lint` found. */
export interface LintResult extends CheckResult {
  /** Files with errors are not linted: their errors are all that is reported. */
  readonly valid: boolean;
  /** False when there was a script to look at and ShellCheck is not installed. */
  readonly shellcheck: boolean;
}

const unknownEnvironment = { vars: undefined, targets: undefined } as const;

/** The runbook or composite action of a file that holds; undefined for other documents. */
function subjectOf(
  project: Project,
  path: string,
  problems: LintSubject['scriptProblems'],
): LintSubject | undefined {
  const file = project.sources.load(path);
  const tree = file.ok ? file.value.tree : file;
  if (!tree.ok) return undefined;
  const kind = documentKind(tree.value);
  if (kind !== 'runbook' && kind !== 'composite') return undefined;
  const program = loadProgram(project, path, unknownEnvironment);
  return program.ok ? lintSubject(program.value, tree.value, problems) : undefined;
}

/** Gives advice about the runbooks in the files given, or about all of the project. `env` is where ShellCheck is looked for. */
export async function lintFiles(
  project: Project,
  files: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<LintResult> {
  const checked = checkFiles(project, files);
  if (hasErrors(checked.diagnostics)) return { ...checked, valid: false, shellcheck: true };
  const paths = files.length > 0 ? files.map((file) => project.find(file)) : project.files();
  const scripts = new Set<string>();
  let found: Awaited<ReturnType<typeof runShellcheck>> = new Map();
  const scriptText = (step: LintStep): string => String(scriptOf(step)?.value ?? '');
  const subjects = paths.flatMap(
    (path) => subjectOf(project, path, (step) => found?.get(scriptText(step)) ?? []) ?? [],
  );
  for (const step of subjects.flatMap(({ steps }) => steps))
    if (scriptText(step) !== '') scripts.add(scriptText(step));
  if (project.settings.lint['shellcheck'] !== 'off') found = await runShellcheck(scripts, env);
  const advice = subjects.flatMap((subject) => lintRunbook(subject, project.settings.lint));
  return {
    diagnostics: sortDiagnostics([...checked.diagnostics, ...advice]),
    sources: project.sources.sources,
    files: checked.files,
    valid: true,
    shellcheck: found !== undefined,
  };
}
