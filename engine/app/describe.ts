import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Program, Runbook } from '../runbook/runbook.ts';
import { loadProgram } from './load-program.ts';
import type { Project } from './load-project.ts';
import { Refusal } from './refusal.ts';

/** A runbook in the list of all: with its problems where it cannot be read. */
export interface ListedRunbook {
  readonly name: string;
  readonly summary: string;
  readonly problems: readonly Diagnostic[];
}

/** All runbooks of a project, by name. */
export function listRunbooks(project: Project): readonly ListedRunbook[] {
  return project.names().map((name) => {
    const loaded = loadProgram(project, project.find(name), { vars: undefined, targets: undefined });
    const root = loaded.ok ? loaded.value.runbooks[loaded.value.root] : undefined;
    return { name, summary: root?.summary ?? '', problems: loaded.ok ? [] : loaded.diagnostics };
  });
}

/** One runbook with everything that it calls; throws a Refusal with its problems. */
export function describeRunbook(
  project: Project,
  name: string,
): { readonly runbook: Runbook; readonly program: Program } {
  const loaded = loadProgram(project, project.find(name), { vars: undefined, targets: undefined });
  if (!loaded.ok) throw new Refusal(loaded.diagnostics, { sources: project.sources.sources });
  const runbook = loaded.value.runbooks[loaded.value.root];
  if (runbook === undefined) throw new Error(`no runbook in the program: ${loaded.value.root}`);
  return { runbook, program: loaded.value };
}
