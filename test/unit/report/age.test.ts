import { expect, test } from 'vitest';
import { formatAge } from '../../../engine/report/age.ts';

test.each([
  [-3, '0s'],
  [59, '59s'],
  [60, '1m'],
  [3599, '59m'],
  [3600, '1h00m'],
  [86_399, '23h59m'],
  [86_400, '1d00h'],
  [8 * 86_400 + 5 * 3600, '8d05h'],
])('%i seconds are %s', (seconds, text) => {
  expect(formatAge(seconds)).toBe(text);
});
