const unitMilliseconds: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The notation of durations, such as `90s`, `1h30m`, `1.5s` or `250ms`: what a JSON Schema can check. */
export const durationPattern: string = '^(\\d+(\\.\\d+)?(ms|s|m|h|d))+$';

/** Milliseconds of a duration such as `2s` or `1h30m`; undefined when the text is none. */
export function parseDuration(text: string): number | undefined {
  if (!new RegExp(durationPattern, 'u').test(text)) return undefined;
  let total = 0;
  for (const [, amount = '', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/gu)) {
    total += Number(amount) * (unitMilliseconds[unit] ?? Number.NaN);
  }
  return Number.isSafeInteger(Math.round(total)) ? Math.round(total) : undefined;
}

/** Milliseconds as people write them, in at most two units: `850ms`, `12s`, `1m 30s`, `2h 5m`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.round(milliseconds)}ms`;
  if (milliseconds < 10_000) return `${Number((milliseconds / 1_000).toFixed(1))}s`;
  let rest = Math.round(milliseconds / 1_000);
  const parts: string[] = [];
  for (const [unit, seconds] of [['d', 86_400], ['h', 3_600], ['m', 60], ['s', 1]] as const) {
    const amount = Math.floor(rest / seconds);
    rest -= amount * seconds;
    if (amount > 0) parts.push(`${amount}${unit}`);
  }
  return parts.slice(0, 2).join(' ');
}
