import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { ViteUserConfig } from 'vitest/config';

const minute = 60_000;

/** One project for each kind of test, so that `--project unit` runs one kind. */
const projects = ['unit', 'contract', 'conformance', 'replay', 'docs'];
// The real stack needs Docker and minutes: only on request.
if (process.env['RUNBOOK_E2E'] === '1') projects.push('e2e');

/** These need dist/ to be current, also when vitest is started by hand. */
const runsBuiltProgram = new Set(['conformance', 'docs', 'e2e']);

/** These start programs and wait for them, on machines that others use as well. */
const startsPrograms = new Set(['contract', 'conformance', 'docs', 'e2e']);

const config: ViteUserConfig = defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    reporters: ['default', 'test/support/count-reporter.ts'],
    // Machines that build are slow and noisy; a test that hangs is rare, one that is cut short by noise is not.
    testTimeout: minute,
    hookTimeout: 2 * minute,
    teardownTimeout: minute,
    restoreMocks: true,
    unstubEnvs: true,
    projects: projects.map((name) => ({
      extends: true,
      test: {
        name,
        include: [`test/${name}/**/*.test.ts`],
        // A second try is told at the end of the run. Pure tests get none: what fails there once is wrong.
        retry: startsPrograms.has(name) ? 1 : 0,
        globalSetup: [
          ...(runsBuiltProgram.has(name) ? ['test/support/build.ts'] : []),
          ...(name === 'e2e' ? ['test/e2e/support/print-table.ts'] : []),
        ],
      },
    })),
    coverage: {
      provider: 'v8',
      include: ['engine/**/*.ts'],
      reporter: ['text-summary', 'html'],
    },
  },
});

export default config;
