import { lintFiles } from '../../app/lint-files.ts';
import { openProject } from '../../app/load-project.ts';
import { lintRules } from '../../lint/lint-rules.ts';
import { renderTable } from '../../report/table.ts';
import type { CommandRun, Parsed } from '../command-spec.ts';
import { isOn } from '../command-spec.ts';
import type { Io } from '../io.ts';
import { formatOf, printFindings } from '../print-findings.ts';
import { openPlacedProject, projectRequest } from '../project-request.ts';

/** Gives advice about runbooks. */
export const runLint: CommandRun = async (parsed, io) => {
  if (isOn(parsed, 'rules')) return listRules(parsed, io);
  const format = formatOf(parsed);
  const project =
    parsed.rest.length === 0 ? openPlacedProject(parsed, io) : openProject(projectRequest(parsed, io));
  const found = await lintFiles(project, parsed.rest, io.env);
  printFindings(found, format, 'nothing to say about', io.out);
  if (!found.shellcheck) io.err.line('shellcheck is not installed, so the scripts were not looked at');
  if (!found.valid) return 2;
  const counts = isOn(parsed, 'strict') ? ['error', 'warning'] : ['error'];
  return found.diagnostics.some(({ severity }) => counts.includes(severity)) ? 1 : 0;
};

function listRules(parsed: Parsed, io: Io): number {
  const { lint } = openProject(projectRequest(parsed, io)).settings;
  const rules = lintRules.map(({ id, code, summary, weight }) => ({
    id,
    code,
    summary,
    weight: lint[id] ?? weight,
  }));
  if (formatOf(parsed) === 'json') {
    io.out.line(JSON.stringify(rules));
    return 0;
  }
  const columns = [
    { title: 'RULE' },
    { title: 'CODE' },
    { title: 'WEIGHT' },
    { title: 'ASKS', overflow: 'wrap' as const },
  ];
  const rows = rules.map(({ id, code, weight, summary }) => [id, code, weight, summary]);
  const options = { width: io.out.width(), paint: io.out.paint };
  for (const line of renderTable(columns, rows, options)) io.out.line(line);
  return 0;
}
