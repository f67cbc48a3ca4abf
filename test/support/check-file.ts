import { readFileSync } from 'node:fs';
import { actionsByName } from '../../engine/actions/registry.ts';
import type { Diagnostic } from '../../engine/diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../../engine/diagnostics/sort.ts';
import { decodeSource } from '../../engine/parse/decode-source.ts';
import { parseYaml } from '../../engine/parse/parse-yaml.ts';
import { entryOf, type SyntaxNode, type SyntaxTree } from '../../engine/parse/syntax-tree.ts';
import { renderDiagnostic } from '../../engine/report/code-frame.ts';
import { noPaint } from '../../engine/report/style.ts';
import type { SourceFile } from '../../engine/source/source-file.ts';
import { readEnvironment } from '../../engine/validate/read-environment.ts';
import { readProject } from '../../engine/validate/read-project.ts';
import { validateActionInput } from '../../engine/validate/validate-action-input.ts';
import { documentKind, validateDocument } from '../../engine/validate/validate-document.ts';

/** What was found in a file. */
export interface CheckedFile {
  readonly source: SourceFile | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** The inputs of all steps, wherever a list of maps with `uses` or `run` stands. */
function checkInputs(node: SyntaxNode, source: SourceFile): readonly Diagnostic[] {
  if (node.kind === 'scalar') return [];
  if (node.kind === 'list') return node.items.flatMap((item) => checkInputs(item, source));
  const inner = node.entries.flatMap((entry) => checkInputs(entry.value, source));
  const uses = entryOf(node, 'uses') ?? entryOf(node, 'run');
  if (uses?.value.kind !== 'scalar') return inner;
  const action = uses.key === 'run' ? 'run' : String(uses.value.value);
  if (action !== 'run' && !actionsByName.has(action)) return inner;
  const input = entryOf(node, 'with');
  return [...inner, ...validateActionInput(action, input?.value, (input ?? uses).keySpan, source)];
}

function checkTree(tree: SyntaxTree): readonly Diagnostic[] {
  const kind = documentKind(tree);
  if (kind === 'environment') return readEnvironment(tree).diagnostics;
  if (kind === 'project') return readProject(tree).diagnostics;
  return [...validateDocument(tree, kind), ...checkInputs(tree.root, tree.source)];
}

/** Everything that can be found in one file without looking up names. `name` is what messages call it. */
export function checkFile(path: string, name: string): CheckedFile {
  const decoded = decodeSource(name, readFileSync(path));
  if (!decoded.ok) return { source: undefined, diagnostics: decoded.diagnostics };
  const parsed = parseYaml(decoded.value);
  const diagnostics = parsed.ok ? checkTree(parsed.value) : parsed.diagnostics;
  return { source: decoded.value, diagnostics: sortDiagnostics(diagnostics) };
}

/** The same as an operator would read it on 80 columns. */
export function renderFile({ source, diagnostics }: CheckedFile): string {
  const sources = new Map(source === undefined ? [] : [[source.path, source]]);
  const options = { sources, width: 80, paint: noPaint };
  return diagnostics.map((diagnostic) => `${renderDiagnostic(diagnostic, options)}\n`).join('\n');
}
