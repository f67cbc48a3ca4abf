import { actionsByName } from '../../engine/actions/registry.ts';
import type { Diagnostic } from '../../engine/diagnostics/diagnostic.ts';
import { failure } from '../../engine/diagnostics/diagnostic.ts';
import { lintRunbook, type LintPolicy } from '../../engine/lint/lint.ts';
import { lintSubject, scriptOf } from '../../engine/lint/lint-subject.ts';
import type { ScriptProblem } from '../../engine/lint/script-problem.ts';
import { parseYaml } from '../../engine/parse/parse-yaml.ts';
import { resolveProgram } from '../../engine/resolve/resolve-program.ts';
import type { SourceFile } from '../../engine/source/source-file.ts';

/** What stands before the text of an example. */
export const exampleHead = 'apiVersion: runbook/v1\nname: example\nsummary: An example\n';

/** What a rule said, with the text that it pointed at. */
export interface LintedText {
  readonly source: SourceFile;
  readonly diagnostics: readonly Diagnostic[];
}

/** Lints a runbook that is given without its first lines; throws when it does not hold. `problems` stand for ShellCheck's, by script. */
export function lintText(
  text: string,
  policy: LintPolicy = {},
  problems: ReadonlyMap<string, readonly ScriptProblem[]> = new Map(),
): LintedText {
  const source = { path: 'example.yaml', text: exampleHead + text };
  const tree = parseYaml(source);
  if (!tree.ok) throw new Error(tree.diagnostics.map(({ message }) => message).join('\n'));
  const program = resolveProgram({
    root: { key: 'example', tree: tree.value },
    load: () => failure(),
    actions: actionsByName,
    vars: undefined,
    targets: undefined,
  });
  if (!program.ok) throw new Error(program.diagnostics.map(({ message }) => message).join('\n'));
  const subject = lintSubject(
    program.value,
    tree.value,
    (step) => problems.get(String(scriptOf(step)?.value ?? '')) ?? [],
  );
  return { source, diagnostics: lintRunbook(subject, policy) };
}

/** The text that a diagnostic points at. */
export function pointedAt({ source }: LintedText, diagnostic: Diagnostic | undefined): string {
  const span = diagnostic?.primary?.span;
  return span === undefined ? '' : source.text.slice(span.start, span.end);
}
