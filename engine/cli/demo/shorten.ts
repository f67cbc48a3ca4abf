/**
 * A line of a run as the demo shows it, or undefined for one that it leaves out: starts, what was skipped, and the
 * steps of runbooks within. `runbook logs` has them all.
 */
export function shorten(line: string): string | undefined {
  const bare = withoutTime(line);
  if (/^(?:start|skipped|locked|unchanged|undone) /.test(bare)) return undefined;
  if (/^(?:done|retry) +[\w-]+\//.test(bare)) return undefined;
  if (/^ {2}(?:logs|report|changed|output|backup|kept|undone) |^ {10,}\S/.test(bare)) return undefined;
  return bare;
}

/** A line about one item of a step without the item's number, so that the lines of all of them are the same. */
export function withoutItem(line: string): string {
  return line.replace(/^(\w+ +[\w:/-]+)(\[\d+\])( +)/, (_, key: string, index: string, gap: string) => {
    return `${key}${gap}${' '.repeat(index.length)}`;
  });
}

/** A line of a run without the time that it begins with. */
export function withoutTime(line: string): string {
  return line.replace(/^\d\d:\d\d:\d\d /, '');
}
