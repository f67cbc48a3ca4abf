import { describeRunbook } from '../../app/describe.ts';
import { openProject } from '../../app/load-project.ts';
import { graphSvg } from '../../report/graph/svg.ts';
import { mermaidLines } from '../../report/mermaid.ts';
import { argument, isOn, textOf } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { projectRequest } from '../project-request.ts';

/** Prints the graph of a runbook. */
export const runGraph: CommandRun = async (parsed, io) => {
  const project = openProject(projectRequest(parsed, io));
  const { runbook } = describeRunbook(project, argument(parsed, 'name'));
  const format = textOf(parsed, 'format') === 'svg' ? 'svg' : 'mermaid';
  const drawn = format === 'svg' ? graphSvg(runbook) : `${mermaidLines(runbook).join('\n')}\n`;
  if (isOn(parsed, 'json')) io.out.line(JSON.stringify({ runbook: runbook.name, [format]: drawn.trimEnd() }));
  else io.out.write(drawn);
  return 0;
};
