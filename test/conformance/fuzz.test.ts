import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/*
 * Changed files of every kind that the engine reads, from a seed. Megabytes are those of the heap, which is
 * about 40 before the first file. Longer: `RUNBOOK_FUZZ=20 npm test -- test/conformance/fuzz.test.ts` does
 * twenty times as many, `RUNBOOK_FUZZ_SEED` starts elsewhere.
 */
const times = Number(process.env['RUNBOOK_FUZZ'] ?? 1);
const seed = process.env['RUNBOOK_FUZZ_SEED'] ?? '1';
const program = fileURLToPath(new URL('../support/fuzz/main.ts', import.meta.url));

test.each([
  ['documents', 600],
  ['plans', 1000],
  ['journals', 3000],
  ['manifests', 3000],
])('%s are accepted or refused for a reason, soon', { timeout: times * 300_000 }, async (target, runs) => {
  const args = ['--max-old-space-size=240', program, target, String(runs * times), seed];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { accepted, refused, known } = JSON.parse(stdout) as Record<string, number>;
  if (target === 'documents') expect(known).toBeGreaterThan(300);
  expect((accepted ?? 0) + (refused ?? 0)).toBe(runs * times);
  // A target that takes everything, or nothing, reads nothing.
  expect(accepted).toBeGreaterThan(runs / 20);
  expect(refused).toBeGreaterThan(runs / 20);
  if (times > 1) process.stdout.write(stdout);
});
