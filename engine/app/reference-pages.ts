import { dirname, join, relative } from 'node:path';
import { controlActions } from '../actions/control-actions.ts';
import { actions } from '../actions/registry.ts';
import { catalogue, type DiagnosticCode } from '../diagnostics/codes.ts';
import { actionIndex } from '../report/docs/action-index.ts';
import { actionPage, controlActionPage } from '../report/docs/action-page.ts';
import { diagnosticIndex, diagnosticPage } from '../report/docs/diagnostic-page.ts';
import { runbookIndex, runbookPage } from '../report/docs/runbook-page.ts';
import { graphSvg } from '../report/graph/svg.ts';
import { doesOf } from '../plan/undo-lines.ts';
import type { Runbook, Step } from '../runbook/runbook.ts';
import { describeRunbook } from './describe.ts';
import type { Project } from './load-project.ts';

/** Every step of a runbook, rollback steps included. */
function everyStep(runbook: Runbook): readonly Step[] {
  const steps = [...runbook.requires, ...runbook.steps, ...runbook.finally, ...runbook.invariants];
  return steps.flatMap((step) => [step, ...(step.undo.kind === 'steps' ? step.undo.steps : [])]);
}

function actionNames(runbook: Runbook): ReadonlySet<string> {
  return new Set(
    everyStep(runbook).map((step) => (step.body.kind === 'call' ? 'runbook.run' : doesOf(step))),
  );
}

function runbookFiles(
  runbooks: readonly (readonly [Runbook, string])[],
  folder: string,
): readonly [string, string][] {
  const names = new Set(runbooks.map(([{ name }]) => name));
  const known = new Set([...actions, ...controlActions].map(({ name }) => name));
  return runbooks.flatMap(([runbook, path]): [string, string][] => {
    const own = `runbooks/${runbook.name}.md`;
    const links = {
      source: relative(dirname(join(folder, own)), path),
      graph: `${runbook.name}.svg`,
      actions: known,
      runbooks: names,
    };
    return [
      [own, runbookPage(runbook, links)],
      [`runbooks/${runbook.name}.svg`, graphSvg(runbook)],
    ];
  });
}

/**
 * The reference of a project as Markdown: paths below `folder` → contents. Throws a Refusal with the
 * problems of a runbook that does not hold.
 */
export function referencePages(project: Project, folder: string): ReadonlyMap<string, string> {
  const runbooks = project
    .names()
    .map((name) => [describeRunbook(project, name).runbook, project.find(name)] as const);
  const users = (action: string): readonly string[] =>
    runbooks.filter(([runbook]) => actionNames(runbook).has(action)).map(([{ name }]) => name);
  const codes = Object.keys(catalogue) as DiagnosticCode[];
  return new Map([
    ['runbooks/README.md', runbookIndex(runbooks.map(([runbook]) => runbook))],
    ...runbookFiles(runbooks, folder),
    ['actions/README.md', actionIndex(actions, controlActions)],
    ...actions.map((action): [string, string] => [
      `actions/${action.name}.md`,
      actionPage(action, users(action.name)),
    ]),
    ...controlActions.map((action): [string, string] => [
      `actions/${action.name}.md`,
      controlActionPage(action, users(action.name)),
    ]),
    ['diagnostics/README.md', diagnosticIndex()],
    ...codes.map((code): [string, string] => [`diagnostics/${code}.md`, diagnosticPage(code)]),
  ]);
}
