import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../../engine/journal/event.ts';
import { journalLine, parseJournal } from '../../../engine/journal/parse-journal.ts';

const at = '2026-11-23T00:00:00.000Z';
const event = (seq: number, by: string): JournalEvent => ({ event: 'cancel-requested', by, seq, at });

/** Texts with line breaks, NUL and letters of several bytes among them. */
const journals = fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }).map((names) => {
  const events = names.map((name, index) => event(index + 1, name));
  return { events, bytes: new TextEncoder().encode(events.map(journalLine).join('')) };
});

function followedBy(bytes: Uint8Array, zeros: number, tail: Uint8Array = new Uint8Array()): Uint8Array {
  const whole = new Uint8Array(bytes.length + zeros + tail.length);
  whole.set(bytes);
  whole.set(tail, bytes.length + zeros);
  return whole;
}

describe('a journal with room for more behind its records', () => {
  it('is read as if the room were not there, wherever writing was cut off', () => {
    fc.assert(
      fc.property(journals, fc.nat(), fc.nat({ max: 5000 }), ({ bytes }, cut, zeros) => {
        const written = bytes.subarray(0, cut % (bytes.length + 1));
        expect(parseJournal(followedBy(written, zeros))).toEqual(parseJournal(written));
      }),
    );
  });

  it('drops a last record whose beginning did not reach the disk', () => {
    const first = new TextEncoder().encode(journalLine(event(1, 'me')));
    const second = new TextEncoder().encode(journalLine(event(2, 'me')));
    const torn = followedBy(first, 10, followedBy(second.subarray(10), 100));
    expect(parseJournal(torn)).toEqual({ ok: true, events: [event(1, 'me')], length: first.length });
  });

  it('is damaged when whole records stand behind a hole', () => {
    const first = new TextEncoder().encode(journalLine(event(1, 'me')));
    const third = new TextEncoder().encode(journalLine(event(3, 'me')));
    expect(parseJournal(followedBy(first, 50, third))).toEqual({
      ok: false,
      line: 2,
      reason: 'zeros stand before a record',
      events: [event(1, 'me')],
    });
  });
});
