import type { Paint } from '../../report/style.ts';

/** The first line of every view: the run's id, and whether it is all a play. */
export function openingLine(
  run: string,
  runbook: string,
  environment: string,
  sandbox: boolean,
  paint: Paint,
): string {
  return `run ${paint('strong', run)} of ${runbook} in ${environment}${sandbox ? ' (a sandbox)' : ''}`;
}
