const unitBytes: Readonly<Record<string, number>> = {
  B: 1,
  kB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
  TiB: 1024 ** 4,
};

/** The notation of sizes, such as `4GiB`, `500MB` or `1024B`. */
export const sizePattern: string = '^\\d+(\\.\\d+)?(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$';

const size = /^(\d+(?:\.\d+)?)(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$/u;

/** Bytes of a size such as `4GiB`; undefined when the text is none. */
export function parseSize(text: string): number | undefined {
  const [, amount = '', unit = ''] = size.exec(text) ?? [];
  const bytes = Math.round(Number(amount) * (unitBytes[unit] ?? Number.NaN));
  return Number.isSafeInteger(bytes) ? bytes : undefined;
}

/** Bytes as people read them, rounded to a tenth of the largest unit that fits: `512B`, `1.5GiB`. */
export function formatSize(bytes: number): string {
  let amount = bytes;
  let shown = `${bytes}B`;
  for (const unit of ['KiB', 'MiB', 'GiB', 'TiB']) {
    if (Number(amount.toFixed(1)) < 1024) break;
    amount /= 1024;
    if (Number(amount.toFixed(1)) < 1) break;
    shown = `${Number(amount.toFixed(1))}${unit}`;
  }
  return shown;
}
