import { chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reportPlace } from '../../../../engine/cli/demo/report-place.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runbook-place-'));
  vi.stubEnv('TMPDIR', folder);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test('is in the folder for temporary files, again and again', () => {
  const usual = join(folder, 'runbook-demo.html');
  expect(reportPlace(undefined, '/')).toBe(usual);
  writeFileSync(usual, 'the last one');
  expect(reportPlace(undefined, '/')).toBe(usual);
});

test.runIf(process.geteuid?.() === 0)('is not where somebody else has a file (as root only)', () => {
  const usual = join(folder, 'runbook-demo.html');
  writeFileSync(usual, 'of somebody else');
  chownSync(usual, 12_345, 12_345);
  expect(reportPlace(undefined, '/')).toMatch(/\/runbook-report-\w+\/runbook-demo\.html$/);
});

test('is not where a link or a folder lies', () => {
  const usual = join(folder, 'runbook-demo.html');
  writeFileSync(join(folder, 'mine'), 'what a link of somebody else leads to');
  symlinkSync('mine', usual);
  expect(reportPlace(undefined, '/')).not.toBe(usual);
  rmSync(usual);
  mkdirSync(usual);
  expect(reportPlace(undefined, '/')).not.toBe(usual);
});

test('is what was asked for, from the folder where one is', () => {
  expect(reportPlace('a.html', folder)).toBe(join(folder, 'a.html'));
  expect(() => reportPlace('gone/a.html', folder)).toThrow(`nothing can be written to ${folder}/gone`);
});
