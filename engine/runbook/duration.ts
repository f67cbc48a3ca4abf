const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
] as const;

/** The notation of durations, such as `90s`, `1h30m` or `250ms`: whole numbers, larger units first. */
export const durationPattern: string = '^(?=\\d)(\\d+d)?(\\d+h)?(\\d+m(?!s))?(\\d+s)?(\\d+ms)?$';

const duration = new RegExp(durationPattern, 'u');

/** Milliseconds of a duration such as `2s` or `1h30m`; undefined when the text is none. */
export function parseDuration(text: string): number | undefined {
  const parts = duration.exec(text);
  if (parts === null || text.endsWith('\n')) return undefined;
  let total = 0;
  for (const [index, [, milliseconds]] of units.entries()) {
    total += Number.parseInt(parts[index + 1] ?? '0', 10) * milliseconds;
  }
  return total < 1e14 ? total : undefined;
}

/** The shortest notation of a whole number of milliseconds, which `parseDuration` reads back: `1m30s`. */
export function formatDuration(milliseconds: number): string {
  let rest = Math.round(milliseconds);
  let text = '';
  for (const [unit, size] of units) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) text += `${amount}${unit}`;
  }
  return text === '' ? '0s' : text;
}
