import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRig } from '../../support/rig.ts';
import type { Rig } from '../../support/rig.ts';

const patience = 240_000;

interface Told {
  readonly event: string;
  readonly title?: string;
  readonly runbook?: string;
  readonly claim?: string;
  readonly report?: string;
}

/** Folders for temporary files of a demo, and processes that know of one. */
function leftOf(rig: Rig): readonly string[] {
  const folders = readdirSync(rig.folder).filter((name) => name.startsWith('runbook-demo-'));
  const processes = readdirSync('/proc').filter((name) => {
    const file = join('/proc', name, 'cmdline');
    try {
      return /^\d+$/.test(name) && readFileSync(file, 'utf8').includes(join(rig.folder, 'runbook-demo-'));
    } catch {
      return false; // It has ended meanwhile.
    }
  });
  return [...folders, ...processes];
}

test(
  'every act of the demo keeps its promise, each is a runbook, and nothing is left behind',
  async () => {
    await using rig = openRig();
    const report = rig.path('report.html');
    const ended = await rig.run(['demo', '--json', '--report', report], { env: { TMPDIR: rig.folder } });
    expect(`${ended.code} ${ended.stderr}`).toBe('0 ');
    const told = ended.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Told);
    const acts = told.filter(({ event }) => event === 'act');
    expect(acts.map(({ title, runbook }) => `${title}: ${runbook}`)).toEqual([
      'Deploy: runbooks/deploy.yaml',
      'A plan to be reviewed: runbooks/update-auto.yaml',
      'A good update: runbooks/update-auto.yaml',
      'The plan is refused: runbooks/update-auto.yaml',
      'A bad update, undone: runbooks/update-manual.yaml',
      'kill -9 in the middle, and on: runbooks/update-manual.yaml',
      'Backup: runbooks/backup.yaml',
      'Disaster: ./disaster.yaml',
      'Restore: runbooks/restore.yaml',
      'What happened: runbooks/update-manual.yaml',
    ]);
    for (const { runbook = '' } of acts) {
      if (runbook.startsWith('runbooks/'))
        expect(existsSync(new URL(`../../../${runbook}`, import.meta.url))).toBe(true);
    }
    expect(told.flatMap(({ claim }) => claim ?? [])).toEqual([
      'not a row or commit is different',
      'version 1.27.3 answers, as if nothing had happened',
      'the repositories are gone',
      'every row and every commit of the backup is back',
    ]);
    expect(told.at(-1)).toMatchObject({ event: 'demo-finished', report });
    expect(statSync(report).size).toBeGreaterThan(10_000);
    expect(readFileSync(report, 'utf8')).toContain('update-manual');
    expect(leftOf(rig)).toEqual([]);
  },
  patience,
);

test(
  'whoever leaves in the middle leaves nothing running',
  async () => {
    await using rig = openRig();
    const demo = rig.start(['demo'], { env: { TMPDIR: rig.folder } });
    await demo.until(/done {6}sets/);
    demo.kill('SIGTERM');
    expect((await demo.ended).code).toBe(130);
    expect(leftOf(rig)).toEqual([]);
  },
  patience,
);

test(
  'for an audience it waits before each act, and Ctrl-D ends it',
  async () => {
    await using rig = openRig();
    const terminal = { columns: 100, rows: 40 };
    const demo = rig.start(['demo', '--pause'], { env: { TMPDIR: rig.folder }, terminal });
    await demo.until(/1\. Deploy[\s\S]*Enter goes on/);
    demo.type('\n');
    await demo.until(/2\. A plan[\s\S]*Enter goes on/);
    demo.type('\u0004');
    expect((await demo.ended).code).toBe(130);
    expect(leftOf(rig)).toEqual([]);
  },
  patience,
);

test.each([
  { args: ['--pause'], says: 'there is no terminal' },
  { args: ['--pause', '--fast'], says: '--pause and --fast exclude each other' },
])('demo $args is refused before anything is made', async ({ args, says }) => {
  await using rig = openRig();
  const { code, stderr } = await rig.run(['demo', ...args], { env: { TMPDIR: rig.folder } });
  expect(code).toBe(2);
  expect(stderr).toContain(says);
  expect(leftOf(rig)).toEqual([]);
});
