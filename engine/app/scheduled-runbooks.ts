import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ScheduledRunbook } from '../report/schedule/scheduled-runs.ts';
import { loadProgram } from './load-program.ts';
import type { Project } from './load-project.ts';
import { Refusal } from './refusal.ts';

/** The runbooks of a project that a timer starts, by name. Throws a Refusal with the problems of all runbooks. */
export function scheduledRunbooks(project: Project): readonly ScheduledRunbook[] {
  const problems: Diagnostic[] = [];
  const found = project.names().flatMap((name) => {
    const loaded = loadProgram(project, project.find(name), { vars: undefined, targets: undefined });
    if (!loaded.ok) problems.push(...loaded.diagnostics);
    const runbook = loaded.ok ? loaded.value.runbooks[loaded.value.root] : undefined;
    if (runbook?.schedule === undefined) return [];
    return [{ name, summary: runbook.summary, schedule: runbook.schedule }];
  });
  if (problems.length > 0) throw new Refusal(problems, { sources: project.sources.sources });
  return found;
}
