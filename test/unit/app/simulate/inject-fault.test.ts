import { expect, test } from 'vitest';
import type { InjectedFault } from '../../../../engine/app/simulate/engine-job.ts';
import { injectFault } from '../../../../engine/app/simulate/inject-fault.ts';
import type { Executor } from '../../../../engine/app/executor.ts';
import type { EventBody, JournalEvent } from '../../../../engine/journal/event.ts';
import type { Clock } from '../../../../engine/ports/clock.ts';

const call = { action: 'wait', runbook: 'root', input: {}, env: {}, target: 'host' };
const clock: Clock = { now: () => new Date(0), sleep: () => Promise.resolve() };

/** What a step under a fault did: its effect, what is written down, and whether the engine died of it. */
async function strike(fault: Partial<InjectedFault>, step = 'swap', attempt = 1) {
  const seen: string[] = [];
  const dead = new Error('killed');
  const seam = injectFault(
    { kind: 'none', step: 'swap', trigger: '', delay: 0, ...fault },
    {
      clock,
      die: () => {
        seen.push('killed');
        return Promise.reject(dead);
      },
      cancel: () => {
        seen.push('cancel');
        return 'ignored';
      },
    },
  );
  const real: Executor = {
    attempt: ({ step: key, attempt: number }) => {
      seen.push('effect');
      const result = { kind: 'succeeded', outputs: {}, changed: true } as const;
      return Promise.resolve<EventBody>({ event: 'attempt-finished', step: key, attempt: number, result });
    },
    capture: () => Promise.reject(new Error('unused')),
    settle: () => Promise.reject(new Error('unused')),
  };
  const journal = seam.journal({
    run: 'run',
    append: (events: readonly JournalEvent[]) => {
      for (const event of events)
        seen.push(event.event === 'attempt-finished' ? event.result.kind : event.event);
      return Promise.resolve();
    },
    log: () => {},
    close: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  });
  const command = { kind: 'attempt', step, attempt, call, undo: undefined, timeout: 1000 } as const;
  try {
    const event = await seam.executor(real).attempt(command, new AbortController().signal);
    await journal.append([{ ...event, seq: 1, at: '' }]);
  } catch (error) {
    if (error !== dead) throw error;
  }
  return seen;
}

test.each([
  ['fails-before', ['failed']],
  ['fails-after', ['effect', 'failed']],
  ['times-out', ['effect', 'timed-out']],
  ['hangs', ['effect', 'cancel', 'killed']],
  ['killed-mid-effect', ['effect', 'killed']],
  ['killed-before-record', ['effect', 'killed']],
  ['killed-after-record', ['effect', 'succeeded', 'killed']],
  ['fails-always', ['failed']],
  ['fails-once', ['effect', 'failed']],
  ['none', ['effect', 'succeeded']],
] as const)('%s strikes where it says', async (kind, story) => {
  const seen = await strike({ kind });
  expect(kind === 'killed-mid-effect' ? [...new Set(seen)] : seen).toEqual(story);
});

test('a cancel comes while the step runs, or right behind it', async () => {
  expect(await strike({ kind: 'cancelled' })).toEqual(['effect', 'cancel', 'succeeded']);
});

test('an undo that fails once succeeds with its next attempt', async () => {
  expect(await strike({ kind: 'fails-once' }, 'swap', 2)).toEqual(['effect', 'succeeded']);
});

test('other steps are left alone, but for the trigger', async () => {
  expect(await strike({ kind: 'fails-before' }, 'other')).toEqual(['effect', 'succeeded']);
  expect(await strike({ kind: 'fails-once', trigger: 'late' }, 'late')).toEqual(['effect', 'failed']);
});
