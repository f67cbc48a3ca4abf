import { procedureStatus } from '../../app/procedure-status.ts';
import type { ProcedureState, ProcedureStatus, StatusReport } from '../../app/procedure-status.ts';
import { formatAge } from '../../report/age.ts';
import { formatElapsed } from '../../report/elapsed.ts';
import type { Tone } from '../../report/style.ts';
import { renderTable } from '../../report/table.ts';
import type { Cell } from '../../report/table.ts';
import { stateDirectoryFrom } from '../carry-on-request.ts';
import { isOn, textOf } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import type { Io } from '../io.ts';
import { openPlacedProject } from '../project-request.ts';

const columns = [
  { title: 'PROCEDURE' },
  { title: 'STATE' },
  { title: 'LAST SUCCESS' },
  { title: 'AGE', align: 'right' as const },
  { title: 'TARGET', align: 'right' as const },
  { title: 'LAST RUN', overflow: 'crop' as const },
];

/** Prints how all procedures stand. */
export const runStatus: CommandRun = async (parsed, io) => {
  const project = openPlacedProject(parsed, io);
  const environment = textOf(parsed, 'env') ?? project.settings.environment;
  project.findEnvironment(environment);
  const report = await procedureStatus(project, environment, stateDirectoryFrom(parsed, io));
  if (isOn(parsed, 'json')) io.out.line(JSON.stringify(report));
  else print(report, io);
  return report.well ? 0 : 1;
};

function print({ environment, procedures, drill }: StatusReport, { out }: Io): void {
  if (procedures.length === 0) {
    out.line('no runbook here');
    return;
  }
  const rows = procedures.map(rowOf);
  for (const line of renderTable(columns, rows, { width: out.width(), paint: out.paint })) out.line(line);
  out.line('');
  if (drill === undefined) {
    out.line(out.paint('faint', `no restore-drill has succeeded in ${environment}`));
    return;
  }
  const { run, rtoSeconds, rpoSeconds, set } = drill;
  out.line(`last drill  ${run}, of the set ${set}`);
  out.line(`  RTO       ${formatElapsed(rtoSeconds * 1000)}, from its first step until all was compared`);
  out.line(`  RPO       ${formatAge(rpoSeconds)}, the age of the data when it began`);
}

function rowOf({ name, state, lastSuccess, lastRun, targetSeconds }: ProcedureStatus): Cell[] {
  return [
    { text: name, tone: 'strong' },
    { text: state, tone: toneOf(state) },
    lastSuccess === undefined ? '' : lastSuccess.at.slice(0, 16).replace('T', ' '),
    lastSuccess === undefined ? '' : formatAge(lastSuccess.ageSeconds),
    targetSeconds === undefined ? '' : formatAge(targetSeconds),
    lastRun === undefined ? '' : `${lastRun.status}, ${lastRun.run}`,
  ];
}

function toneOf(state: ProcedureState): Tone {
  switch (state) {
    case 'good':
      return 'good';
    case 'running':
      return 'accent';
    case 'manual':
      return 'faint';
    case 'late':
    case 'never':
      return 'warn';
    case 'failed':
    case 'attention':
      return 'bad';
  }
}
