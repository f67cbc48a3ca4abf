import { checkFiles } from '../../app/check.ts';
import { openProject } from '../../app/load-project.ts';
import { hasErrors } from '../../diagnostics/diagnostic.ts';
import { isOn } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { projectRequest } from '../project-request.ts';

/** Checks files and prints every diagnostic. */
export const runValidate: CommandRun = async (parsed, io) => {
  const project = openProject(projectRequest(parsed, io));
  const { diagnostics, sources, files } = checkFiles(project, parsed.rest);
  const code = hasErrors(diagnostics) ? 2 : 0;
  const checked = `${files} ${files === 1 ? 'file' : 'files'}`;
  if (isOn(parsed, 'json')) {
    const { diagnosticsJson } = await import('../print-diagnostics.ts');
    io.out.line(JSON.stringify({ files, diagnostics: diagnosticsJson(diagnostics, sources) }));
    return code;
  }
  if (diagnostics.length > 0) {
    const { printDiagnostics, countDiagnostics } = await import('../print-diagnostics.ts');
    printDiagnostics(diagnostics, sources, io.out);
    io.out.line();
    io.out.line(`${countDiagnostics(diagnostics)} in ${checked}; \`runbook explain CODE\` tells more`);
    return code;
  }
  io.out.line(`${io.out.paint('good', 'valid:')} ${checked}`);
  return code;
};
