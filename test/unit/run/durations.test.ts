import { describe, expect, test } from 'vitest';
import type { EventBody, JournalEvent } from '../../../engine/journal/event.ts';
import { durationsOf, expectedOf } from '../../../engine/run/durations.ts';

const succeeded = { kind: 'succeeded', outputs: {}, changed: true } as const;
const failed = { kind: 'failed', error: { message: 'no' } } as const;

/** Records at so many seconds behind the first. */
function journal(...records: readonly (readonly [seconds: number, body: EventBody])[]): JournalEvent[] {
  return records.map(([seconds, body], index) => ({
    ...body,
    seq: index + 1,
    at: new Date(1_700_000_000_000 + seconds * 1000).toISOString(),
  }));
}

const start = (step: string, attempt = 1): EventBody => ({ event: 'attempt-started', step, attempt });
const end = (step: string, attempt = 1): EventBody => ({
  event: 'attempt-finished',
  step,
  attempt,
  result: succeeded,
});

describe('durationsOf', () => {
  test('counts all attempts of a step with the pauses between them, and only steps that succeeded', () => {
    const { run, steps } = durationsOf(
      journal(
        [0, start('a')],
        [2, { event: 'attempt-finished', step: 'a', attempt: 1, result: failed }],
        [5, start('a', 2)],
        [6, end('a', 2)],
        [6, start('b')],
        [9, { event: 'attempt-finished', step: 'b', attempt: 1, result: failed }],
      ),
    );
    expect(run).toBe(9000);
    expect(steps).toEqual(new Map([['a', 6000]]));
  });

  test('leaves out what waits for people, and the time without an engine', () => {
    const { run } = durationsOf(
      journal(
        [0, start('a')],
        [1, end('a')],
        [1, { event: 'approval-requested', step: 'ask', message: 'Go on?', confirm: 'ask' }],
        [101, { event: 'approval-given', step: 'ask', by: 'me' }],
        [101, start('b')],
        [1101, { event: 'run-resumed', verb: 'resume', by: 'me', engine: '0' }],
        [1103, end('b')],
      ),
    );
    expect(run).toBe(3000);
  });

  test('of nothing are none', () => {
    expect(durationsOf([])).toEqual({ run: 0, steps: new Map() });
  });
});

describe('expectedOf', () => {
  test.each([
    [[], undefined],
    [[5], { median: 5, worst: 5, runs: 1 }],
    [[9, 1], { median: 5, worst: 9, runs: 2 }],
    [[3, 100, 1], { median: 3, worst: 100, runs: 3 }],
  ])('of %j is %j', (measured, expected) => {
    expect(expectedOf(measured)).toEqual(expected);
  });
});
