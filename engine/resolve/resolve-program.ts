import type { Action } from '../actions/define-action.ts';
import { failure, hasErrors, success, type Diagnostic, type Result } from '../diagnostics/diagnostic.ts';
import { schemaOfValue } from '../expression/schema-of-value.ts';
import type { SyntaxTree } from '../parse/syntax-tree.ts';
import type { JsonObject } from '../runbook/json.ts';
import type { Program, Runbook } from '../runbook/runbook.ts';
import type { Span } from '../source/span.ts';
import { validateDocument } from '../validate/validate-document.ts';
import type { DocumentKind } from '../validate/schemas/documents.ts';
import { report, type Callee, type Load, type LoadedDocument, type Resolution } from './resolution.ts';
import { resolveRunbook } from './resolve-runbook.ts';

/** What a program is resolved from. */
export interface ResolveRequest {
  readonly root: LoadedDocument;
  /**
   * Gives the file of what a step calls: the name of a runbook, or a path that starts with `./` or
   * `../` and is relative to the calling file. A failure without diagnostics means: there is none.
   */
  readonly load: Load;
  readonly actions: ReadonlyMap<string, Action>;
  /** The environment's `vars`; undefined when no environment is known, and then any may be read. */
  readonly vars: JsonObject | undefined;
  /** Names of the environment's targets; undefined when no environment is known. */
  readonly targets: readonly string[] | undefined;
}

/** A document whose resolution has begun; `result` is undefined until it ends, and when it failed. */
interface Visit {
  readonly name: string;
  result: Callee;
  isOpen: boolean;
}

/**
 * Turns a runbook and everything that it calls into a program: names looked up, types checked,
 * defaults filled in. Fails with every problem of every file, in the order of the files. Pure.
 */
export function resolveProgram(request: ResolveRequest): Result<Program> {
  const problems: Diagnostic[] = [];
  const visits = new Map<string, Visit>();
  const chain: string[] = [];
  const visit = (document: LoadedDocument, kind: DocumentKind, name: string): Callee => {
    const entry: Visit = { name, result: undefined, isOpen: true };
    visits.set(document.key, entry);
    chain.push(document.key);
    entry.result = resolveDocument(document, kind, resolution);
    chain.pop();
    entry.isOpen = false;
    return entry.result;
  };
  const resolution: Resolution = {
    actions: request.actions,
    vars: request.vars === undefined ? undefined : schemaOfValue(request.vars),
    targets: request.targets,
    problems,
    callee(name, from, at) {
      const loaded = request.load(name, from);
      if (!loaded.ok) {
        reportUnloadable(name, at, loaded.diagnostics, problems);
        return undefined;
      }
      const known = visits.get(loaded.value.key);
      if (known?.isOpen === true) {
        const start = chain.indexOf(loaded.value.key);
        const names = [...chain.slice(start), loaded.value.key].map(
          (key) => `\`${visits.get(key)?.name ?? key}\``,
        );
        report(problems, 'RB335', `this call leads back to itself: ${names.join(' calls ')}`, at, {
          help: 'take what both need into a runbook or composite of its own',
        });
        return undefined;
      }
      if (known !== undefined) return known.result;
      const { diagnostics } = loaded;
      problems.push(...diagnostics);
      return visit(loaded.value, /^\.{1,2}\//.test(name) ? 'composite' : 'runbook', name);
    },
  };
  const rootKind = kindOfRoot(request.root.tree);
  visit(request.root, rootKind, nameOf(request.root));
  if (hasErrors(problems)) return failure(...inOrder(problems));
  const runbooks: Record<string, Runbook> = {};
  for (const [key, { result }] of visits) if (result !== undefined) runbooks[key] = result.runbook;
  return success({ root: request.root.key, runbooks }, inOrder(problems));
}

/** A composite can be resolved by itself, to check it. */
function kindOfRoot({ root }: SyntaxTree): DocumentKind {
  const kind = root.kind === 'map' ? root.entries.find((entry) => entry.key === 'kind')?.value : undefined;
  return kind?.kind === 'scalar' && kind.value === 'Action' ? 'composite' : 'runbook';
}

function nameOf({ key, tree: { root } }: LoadedDocument): string {
  const name = root.kind === 'map' ? root.entries.find((entry) => entry.key === 'name')?.value : undefined;
  return name?.kind === 'scalar' ? String(name.value) : key;
}

/** A document whose envelope is not valid is not read any further. */
function resolveDocument(document: LoadedDocument, kind: DocumentKind, resolution: Resolution): Callee {
  const envelope = validateDocument(document.tree, kind);
  resolution.problems.push(...envelope);
  return hasErrors(envelope) ? undefined : resolveRunbook(document, resolution);
}

/** What is wrong with a file that is called is reported with that file; only its absence is the caller's. */
function reportUnloadable(
  name: string,
  at: Span,
  diagnostics: readonly Diagnostic[],
  problems: Diagnostic[],
): void {
  const isPath = /^\.{1,2}\//.test(name);
  const found = diagnostics.filter((diagnostic) => diagnostic.primary !== undefined);
  if (found.length > 0) {
    const strange = found.filter((diagnostic) => !problems.includes(diagnostic));
    problems.push(...strange);
    return;
  }
  const [first] = diagnostics;
  report(problems, 'RB334', first?.message ?? `there is no ${isPath ? 'file' : 'runbook'} \`${name}\``, at, {
    help:
      first?.help ??
      (isPath ? 'the path is relative to this file' : 'runbooks are called by their name in the project'),
  });
}

/** By file in the order in which files came up, then by place. */
function inOrder(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const files = [...new Set(problems.map((problem) => problem.primary?.span.file ?? ''))];
  const rank = new Map(files.map((file, index) => [file, index]));
  return problems.toSorted((a, b) => {
    const [x, y] = [a.primary?.span, b.primary?.span];
    return (
      (rank.get(x?.file ?? '') ?? 0) - (rank.get(y?.file ?? '') ?? 0) || (x?.start ?? 0) - (y?.start ?? 0)
    );
  });
}
