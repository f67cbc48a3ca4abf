import { checkFiles } from '../../app/check.ts';
import { openProject } from '../../app/load-project.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import type { CommandRun } from '../command-spec.ts';
import { formatOf, printFindings } from '../print-findings.ts';
import { openPlacedProject, projectRequest } from '../project-request.ts';

/** Checks files and prints every diagnostic. */
export const runValidate: CommandRun = async (parsed, io) => {
  const format = formatOf(parsed);
  const project =
    parsed.rest.length === 0 ? openPlacedProject(parsed, io) : openProject(projectRequest(parsed, io));
  const found = checkFiles(project, parsed.rest);
  printFindings(found, format, 'valid', io.out);
  return hasErrors(found.diagnostics) ? 2 : 0;
};
