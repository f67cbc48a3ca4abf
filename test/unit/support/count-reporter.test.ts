import { expect, test } from 'vitest';
import { countLine } from '../../support/count-reporter.ts';

test('the count line names passed and failed, and skipped only when there are any', () => {
  expect(countLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  expect(countLine({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped');
});
