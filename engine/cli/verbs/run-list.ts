import { listRunbooks } from '../../app/describe.ts';
import { openProject } from '../../app/load-project.ts';
import { renderTable } from '../../report/table.ts';
import type { Cell } from '../../report/table.ts';
import { isOn } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { diagnosticsJson } from '../print-diagnostics.ts';
import { projectRequest } from '../project-request.ts';

const columns = [{ title: 'RUNBOOK' }, { title: 'WHAT IT DOES', overflow: 'wrap' as const }];

/** Prints the runbooks of a project. */
export const runList: CommandRun = async (parsed, io) => {
  const { out } = io;
  const project = openProject(projectRequest(parsed, io));
  const runbooks = listRunbooks(project);
  if (isOn(parsed, 'json')) {
    const entries = runbooks.map(({ name, summary, problems }) => ({
      name,
      summary,
      problems: diagnosticsJson(problems, project.sources.sources),
    }));
    out.line(JSON.stringify(entries));
    return 0;
  }
  if (runbooks.length === 0) {
    out.line(
      project.folder === undefined
        ? 'no folder runbooks/ here or above; a file is run with `runbook run ./file.yaml`'
        : `no runbook in ${project.folder}/runbooks`,
    );
    return 0;
  }
  const rows = runbooks.map(({ name, summary, problems }): Cell[] => {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const broken: Cell = {
      text: `does not hold: ${errors} ${errors === 1 ? 'error' : 'errors'}; runbook validate ${name}`,
      tone: 'bad',
    };
    return [{ text: name, tone: 'strong' }, errors === 0 ? summary : broken];
  });
  for (const line of renderTable(columns, rows, { width: out.width(), paint: out.paint })) out.line(line);
  return 0;
};
