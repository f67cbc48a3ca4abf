import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../engine/diagnostics/codes.ts';
import { lintRules } from '../../../engine/lint/lint-rules.ts';

const top = join(import.meta.dirname, '../../..');

/** Shown by the tests of `runbook simulate`, which need a sandbox. */
const simulated = ['RB604', 'RB605', 'RB606'];

/** Codes that a golden file in a folder is named after. */
function goldenCodes(folder: string): readonly string[] {
  return readdirSync(join(top, folder))
    .filter((name) => name.endsWith('.expected'))
    .map((name) => name.slice(0, 5));
}

describe('catalogue', () => {
  test.each(Object.entries(catalogue))('%s has a title and an explanation worth reading', (_code, entry) => {
    expect(entry.title).toMatch(/^[a-zA-Z][^.]*$/);
    expect(entry.explanation.split(/\s+/).length).toBeGreaterThanOrEqual(18);
  });

  test('has a golden file or the examples of a rule for every code, and for no other', () => {
    const shown = new Set([
      ...goldenCodes('test/fixtures/invalid'),
      ...goldenCodes('test/conformance/diagnostics/golden'),
      ...lintRules.map(({ code }) => code),
      ...simulated,
    ]);
    expect([...shown].toSorted()).toEqual(Object.keys(catalogue).toSorted());
  });

  test('has only codes that the engine reports', () => {
    const files = globSync('engine/**/*.ts', { cwd: top }).filter((file) => !file.includes('catalogue'));
    const text = files.map((file) => readFileSync(join(top, file), 'utf8')).join('\n');
    expect(Object.keys(catalogue).filter((code) => !text.includes(code))).toEqual([]);
  });
});
