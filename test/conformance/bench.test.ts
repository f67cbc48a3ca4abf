import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const top = fileURLToPath(new URL('../..', import.meta.url));

/** The bench as `npm run bench -- --quick` runs it: few steps, one round. How long it takes says nothing. */
function quick(...args: readonly string[]): string {
  const argv = [join(top, 'bench', 'main.ts'), '--quick', ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: top, encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return stdout;
}

/** The first column of the table, without the numbers of steps. */
function rowsOf(table: string): readonly string[] {
  return table
    .split('\n')
    .map((line) => line.split(/ {2,}/u)[0] ?? '')
    .filter((name) => /runbook|spawn with pipes|node -e 0|yaml alone|listr2/u.test(name));
}

test('the bench measures every group beside what it is held against, and prints a table', () => {
  const table = quick();
  const steps = ['spawn with pipes', 'runbook run', 'listr2'];
  expect(rowsOf(table)).toEqual([
    'node -e 0',
    'runbook --version',
    'runbook validate backup',
    'runbook validate update-manual',
    'runbook run, one step `true`',
    ...steps,
    ...steps,
    ...steps,
    'yaml alone, 10 steps',
    'runbook validate, 10 steps',
    'spawn with pipes, 10 steps',
    'runbook run, 10 steps',
  ]);
  const [, ...figures] = /^runbook validate backup +(.*)$/mu.exec(table)?.[1]?.split(/ +/u) ?? [];
  expect(figures.slice(0, 6).every((figure) => Number(figure) > 0)).toBe(true);
  expect(table).toMatch(/^runbook run +.*wall 1\.5×, CPU 1\.5×, 160 MB +(?:holds|over \(.+\))$/mu);
});

test('the figures as JSON', () => {
  const { groups } = JSON.parse(quick('--only', 'start', '--json')) as {
    readonly groups: readonly {
      readonly title: string;
      readonly rows: readonly { readonly wall: number }[];
    }[];
  };
  expect(groups.map(({ title }) => title)).toEqual(['Start']);
  expect(groups[0]?.rows.map(({ wall }) => wall > 0)).toEqual([true, true, true, true, true]);
});
