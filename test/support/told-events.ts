/** One event, as `--json` prints it. */
export interface ToldEvent {
  readonly run: string;
  readonly event: string;
  readonly at: string;
}

/** What `--json` prints, one event a line; a line that is not whole yet is left out. */
export function toldEvents(stdout: string): readonly ToldEvent[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as ToldEvent);
}

/** The id of the run that these lines tell of. */
export function runIn(stdout: string): string {
  const [, run = ''] = /"run":"([^"]+)"/.exec(stdout) ?? /^run (\S+)/m.exec(stdout) ?? [];
  if (run === '') throw new Error(`no run in: ${stdout}`);
  return run;
}
