import { describeRunbook } from '../../app/describe.ts';
import { openProject } from '../../app/load-project.ts';
import { mermaidLines } from '../../report/mermaid.ts';
import { argument, isOn } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { projectRequest } from '../project-request.ts';

/** Prints the graph of a runbook. */
export const runGraph: CommandRun = async (parsed, io) => {
  const project = openProject(projectRequest(parsed, io));
  const { runbook } = describeRunbook(project, argument(parsed, 'name'));
  const lines = mermaidLines(runbook);
  if (isOn(parsed, 'json')) io.out.line(JSON.stringify({ runbook: runbook.name, mermaid: lines.join('\n') }));
  else for (const line of lines) io.out.line(line);
  return 0;
};
