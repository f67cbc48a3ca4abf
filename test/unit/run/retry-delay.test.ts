import { expect, test } from 'vitest';
import { retryDelay } from '../../../engine/run/retry-delay.ts';

const policy = { attempts: 9, delay: 100, backoff: 2, maxDelay: 1000, jitter: 0, exitCodes: [] };

test('grows up to its bound', () => {
  expect([1, 2, 3, 4, 5, 50].map((attempt) => retryDelay(policy, attempt, 'r'))).toEqual([
    100, 200, 400, 800, 1000, 1000,
  ]);
});

test('is spread by the jitter around it, and the same for the same seed', () => {
  const spread = { ...policy, backoff: 1, jitter: 0.5 };
  const delays = Array.from({ length: 200 }, (_, index) => retryDelay(spread, 1, `run ${index}`));
  expect(Math.min(...delays)).toBeGreaterThanOrEqual(50);
  expect(Math.max(...delays)).toBeLessThanOrEqual(150);
  expect(new Set(delays).size).toBeGreaterThan(30);
  expect(retryDelay(spread, 1, 'run 7')).toBe(delays[7]);
});
