import { expect, test } from 'vitest';
import { timeLeft } from '../../../engine/app/time-left.ts';
import type { EventBody, JournalEvent } from '../../../engine/journal/event.ts';

function at(seconds: number, body: EventBody): JournalEvent {
  return { ...body, seq: 1, at: new Date(seconds * 1000).toISOString() };
}

const held: EventBody = { event: 'locks-held', locks: [] };
const resumed: EventBody = { event: 'run-resumed', verb: 'resume', by: 'me', engine: '1' };

test('waiting and downtime do not count, work does', () => {
  const events = [
    at(0, held),
    at(10, { event: 'run-waiting', steps: [] }),
    at(5000, resumed),
    at(5007, held),
  ];
  expect(timeLeft(60_000, events)).toBe(43_000);
});

test('nothing is left, never less', () => {
  expect(timeLeft(5000, [at(0, held), at(10, held)])).toBe(0);
});

test('no limit stays none', () => {
  expect(timeLeft(undefined, [])).toBeUndefined();
});
