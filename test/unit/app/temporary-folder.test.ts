import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makeTemporaryFolder } from '../../../engine/app/temporary-folder.ts';

test('is a new one each time, where $TMPDIR says', () => {
  const place = mkdtempSync(join(tmpdir(), 'runbook-temporary-'));
  onTestFinished(() => rmSync(place, { recursive: true }));
  vi.stubEnv('TMPDIR', place);
  const made = [makeTemporaryFolder('one-'), makeTemporaryFolder('one-')];
  expect(made.map(dirname)).toEqual([place, place]);
  expect(readdirSync(place)).toHaveLength(2);
});

test('says where there is no room', () => {
  expect(() => makeTemporaryFolder('one-', 1024 ** 5)).toThrow(
    /has \d[\d.]*\w+ free, and 1024TiB are needed there$/,
  );
});

test('says which place is none', () => {
  vi.stubEnv('TMPDIR', '/proc/nowhere');
  expect(() => makeTemporaryFolder('one-')).toThrow(
    'cannot make a temporary folder in /proc/nowhere: ENOENT: no such file or directory',
  );
});
