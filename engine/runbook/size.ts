const unitBytes: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
};

/** The notation of sizes, such as `4GiB`, `500MB` or `1024B`: what a JSON Schema can check. */
export const sizePattern: string = '^\\d+(\\.\\d+)?\\s?([kKMGT]B|[KMGT]iB|B)$';

/** Bytes of a size such as `4GiB`; undefined when the text is none. */
export function parseSize(text: string): number | undefined {
  if (!new RegExp(sizePattern, 'u').test(text)) return undefined;
  const [, amount = '', unit = ''] = /^([\d.]+)\s?(\w+)$/u.exec(text) ?? [];
  const bytes = Math.round(Number(amount) * (unitBytes[unit] ?? Number.NaN));
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** Bytes as people read them: `512 B`, `4.2 KiB`, `1.5 GiB`. */
export function formatSize(bytes: number): string {
  let amount = bytes;
  let unit = 'B';
  for (const next of ['KiB', 'MiB', 'GiB', 'TiB']) {
    if (amount < 1024) break;
    amount /= 1024;
    unit = next;
  }
  return `${Number(amount.toFixed(amount < 10 && unit !== 'B' ? 1 : 0))} ${unit}`;
}
