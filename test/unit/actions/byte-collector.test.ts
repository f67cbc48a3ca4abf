import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collectHead, collectTail } from '../../../engine/actions/byte-collector.ts';

const chunks = fc.array(fc.uint8Array({ max: 90, maxLength: 12 }), { maxLength: 12 });

describe('collectHead and collectTail', () => {
  it('keep the first and the last bytes, however they come', () => {
    fc.assert(
      fc.property(chunks, fc.integer({ min: 1, max: 40 }), (pieces, limit) => {
        const head = collectHead(limit);
        const tail = collectTail(limit);
        for (const piece of pieces) {
          head.add(piece);
          tail.add(piece);
        }
        const whole = Buffer.concat(pieces).toString();
        expect(head.text()).toBe(whole.slice(0, limit));
        expect(head.overflowed).toBe(whole.length > limit);
        expect(whole.endsWith(tail.text())).toBe(true);
        expect(tail.text().length).toBeGreaterThanOrEqual(Math.min(limit, whole.length));
        expect(tail.text().length).toBeLessThan(limit + 12);
      }),
    );
  });

  it('decode characters that were split', () => {
    const head = collectHead(100);
    for (const byte of new TextEncoder().encode('aü✓')) head.add(Uint8Array.of(byte));
    expect(head.text()).toBe('aü✓');
  });

  it('keep a byte order mark', () => {
    const head = collectHead(100);
    head.add(new TextEncoder().encode('\uFEFFa'));
    expect(head.text()).toBe('\uFEFFa');
  });
});
