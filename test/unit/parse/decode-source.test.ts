import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSource, firstInvalidByte } from '../../../engine/parse/decode-source.ts';
import { defaultLimits } from '../../../engine/parse/limits.ts';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

describe('decodeSource', () => {
  it('reads UTF-8 and drops a byte order mark', () => {
    expect(decodeSource('a', bytes(0xef, 0xbb, 0xbf, 0x61, 0xc3, 0xa9))).toMatchObject({
      ok: true,
      value: { path: 'a', text: 'aé' },
    });
  });

  it('names the first byte that is wrong, and its line', () => {
    expect(decodeSource('a', bytes(0x61, 0x0a, 0xc3, 0xa9, 0xff)).diagnostics).toMatchObject([
      { code: 'RB102', message: 'a is not UTF-8: byte 4 (0xff, line 2) does not fit' },
    ]);
  });

  it('calls a file with NUL bytes binary', () => {
    expect(decodeSource('a', bytes(0x1f, 0x8b, 0x00, 0xff)).diagnostics).toMatchObject([{ code: 'RB103' }]);
    expect(decodeSource('a', bytes(0x61, 0x00)).diagnostics).toMatchObject([{ code: 'RB103' }]);
  });

  it('refuses what is too large before decoding it', () => {
    const limits = { ...defaultLimits, size: 2 };
    expect(decodeSource('a', bytes(0xff, 0xff, 0xff), limits).diagnostics).toMatchObject([{ code: 'RB104' }]);
  });
});

describe('firstInvalidByte', () => {
  it('agrees with the decoder of the platform', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const decodes = (input: Uint8Array): boolean => {
      try {
        strict.decode(input);
        return true;
      } catch {
        return false;
      }
    };
    const tricky = fc.constantFrom(
      0x61,
      0x80,
      0xbf,
      0xc1,
      0xc2,
      0xe0,
      0xa0,
      0x9f,
      0xed,
      0xf0,
      0x90,
      0xf4,
      0x8f,
      0xf5,
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(tricky, fc.nat(255)), { maxLength: 8 }), (values) => {
        const input = Uint8Array.from(values);
        const at = firstInvalidByte(input);
        expect(at === input.length).toBe(decodes(input));
        expect(decodes(input.subarray(0, at))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
