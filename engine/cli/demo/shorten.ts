/**
 * A line of a run as the demo shows it, or undefined for one that it leaves out: starts, what was skipped, and the
 * steps of runbooks within. `runbook logs` has them all.
 */
export function shorten(line: string): string | undefined {
  const bare = withoutTime(line);
  if (/^(?:start|skipped|locked|unchanged|undone) /.test(bare)) return undefined;
  if (/^(?:done|retry) +[\w-]+\//.test(bare)) return undefined;
  if (/^ {2}(?:logs|report|changed|output|backup) |^ {10,}\S/.test(bare)) return undefined;
  return bare;
}

/** A line of a run without the time that it begins with. */
export function withoutTime(line: string): string {
  return line.replace(/^\d\d:\d\d:\d\d /, '');
}
