import { expect, test } from 'vitest';
import { cancelOnSignals } from '../../../engine/cli/signals.ts';

function wired(answer: 'cancelling' | 'ignored' = 'cancelling') {
  const log: string[] = [];
  let now = 0;
  const send = cancelOnSignals({
    cancel: {
      request(by) {
        log.push(`request by ${by}`);
        return answer;
      },
      stopNow: () => log.push('stop'),
      connect: () => {},
    },
    by: 'me',
    say: (message) => log.push(message),
    resumeLine: () => 'runbook resume r1',
    now: () => now,
  });
  return {
    log,
    send,
    wait: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

const more = '; Ctrl-C again within 3s stops at once and leaves it to be resumed';

test('the first Ctrl-C cancels, the second within three seconds stops', () => {
  const { log, send, wait } = wired();
  send('SIGINT');
  wait(2999);
  send('SIGINT');
  expect(log).toEqual([
    'request by me',
    `cancelling, then rolling back${more}`,
    'stopping at once',
    'to carry the run on: runbook resume r1',
    'stop',
  ]);
});

test('a second Ctrl-C after three seconds is a first one', () => {
  const { log, send, wait } = wired();
  send('SIGINT');
  wait(3000);
  send('SIGINT');
  expect(log).not.toContain('stop');
});

test('during a rollback the first one only warns', () => {
  const { log, send } = wired('ignored');
  send('SIGINT');
  expect(log).toEqual(['request by me', `the run is on its way to its end and goes on${more}`]);
  send('SIGINT');
  expect(log).toContain('stop');
});

test.for(['SIGTERM', 'SIGHUP'] as const)('%s cancels and never stops', (signal) => {
  const { log, send } = wired();
  send(signal);
  send(signal);
  expect(log).toEqual([
    'request by me',
    'cancelling, then rolling back',
    'request by me',
    'cancelling, then rolling back',
  ]);
});
