import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSize, parseSize } from '../../../engine/runbook/size.ts';

describe('parseSize', () => {
  it.each([
    ['0B', 0],
    ['512MB', 512_000_000],
    ['4GiB', 4 * 1024 ** 3],
    ['1.5KiB', 1536],
    ['1kB', 1000],
  ])('reads %s', (text, bytes) => {
    expect(parseSize(text)).toBe(bytes);
  });

  it.each(['', '5', 'GiB', '5 GiB', '-1B', '5gib', '1.GiB', '99999TiB5'])('refuses %j', (text) => {
    expect(parseSize(text)).toBeUndefined();
  });
});

describe('formatSize', () => {
  it('uses the largest unit that fits', () => {
    expect([0, 17, 1023, 1024, 1536, 1024 ** 2 - 1, 5 * 1024 ** 4].map(formatSize)).toEqual([
      '0B',
      '17B',
      '1023B',
      '1KiB',
      '1.5KiB',
      '1MiB',
      '5TiB',
    ]);
  });

  it('is read back to within its rounding', () => {
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 50 }), (bytes) => {
        const back = parseSize(formatSize(bytes)) ?? Number.NaN;
        expect(Math.abs(back - bytes)).toBeLessThanOrEqual(bytes * 0.06);
      }),
    );
  });
});
