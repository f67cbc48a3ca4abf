import { describeRunbook } from '../../app/describe.ts';
import { openProject } from '../../app/load-project.ts';
import { runbookLines } from '../../report/runbook-view.ts';
import { argument, isOn } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { projectRequest } from '../project-request.ts';

/** Prints one runbook. */
export const runShow: CommandRun = async (parsed, io) => {
  const { out } = io;
  const project = openProject(projectRequest(parsed, io));
  const { runbook } = describeRunbook(project, argument(parsed, 'name'));
  if (isOn(parsed, 'json')) out.line(JSON.stringify(runbook));
  else for (const line of runbookLines(runbook, { width: out.width(), paint: out.paint })) out.line(line);
  return 0;
};
