import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openRig } from '../support/rig.ts';
import type { Rig } from '../support/rig.ts';

const patience = 240_000;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What is different every time: names of runs, people and machines, times, and how columns are padded. */
function alike(line: string): string {
  return line
    .replaceAll(/\d{8}-\d{6}-[0-9a-z]{4}/g, 'RUN')
    .replaceAll(/\(\d+(?:\.\d+)?s\)/g, '(TIME)')
    .replaceAll(/ +/g, ' ')
    .trim();
}

/** The part of the demo that the README shows, without its empty lines. */
function shownInReadme(): readonly string[] {
  const [, block] = /^```text\n([\s\S]*?)^```$/m.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
  return (block ?? '').split('\n').filter((line) => line !== '');
}

/** The first of these lines that the printed ones do not hold, in their order; undefined when all are there. */
function firstMissing(wanted: readonly string[], printed: readonly string[]): string | undefined {
  let from = 0;
  for (const line of wanted) {
    const at = printed.findIndex((one, index) => index >= from && alike(one) === alike(line));
    if (at < 0) return line;
    from = at + 1;
  }
  return undefined;
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
  'every act of the demo keeps its promise, the README shows what it prints, and nothing is left behind',
  async () => {
    await using rig = openRig();
    const report = rig.path('report.html');
    const ended = await rig.run(['demo', '--report', report], { env: { TMPDIR: rig.folder } });
    expect(`${ended.code} ${ended.stderr}`).toBe('0 ');
    const printed = ended.stdout.split('\n');
    const acts = printed.flatMap((line) => /^\d+\. (.+) {2}(\S+)$/.exec(line)?.slice(1).join(': ') ?? []);
    expect(acts).toEqual([
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
    const cited = printed.flatMap((line) => / {2}(runbooks\/\S+)$/.exec(line)?.[1] ?? []);
    expect(cited.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(printed.flatMap((line) => /^✓ (.+)$/.exec(line)?.[1] ?? [])).toEqual([
      'not a row or commit is different',
      'version 1.27.3 answers, as if nothing had happened',
      'the repositories are gone',
      'every row and every commit of the backup is back',
    ]);
    expect(shownInReadme().length).toBeGreaterThan(20);
    expect(`missing: ${firstMissing(shownInReadme(), printed)}`).toBe('missing: undefined');
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
    const demo = rig.start(['demo', '--json'], { env: { TMPDIR: rig.folder } });
    await demo.until(/"act":2/);
    demo.kill('SIGTERM');
    const { code, stdout } = await demo.ended;
    expect(code).toBe(130);
    expect(JSON.parse(stdout.split('\n')[0] ?? '')).toMatchObject({
      act: 1,
      runbook: 'runbooks/deploy.yaml',
    });
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
  { args: ['--report', 'nowhere/report.html'], says: 'nothing can be written to' },
])('demo $args is refused before anything is made', async ({ args, says }) => {
  await using rig = openRig();
  const { code, stderr } = await rig.run(['demo', ...args], { env: { TMPDIR: rig.folder } });
  expect(code).toBe(2);
  expect(stderr).toContain(says);
  expect(leftOf(rig)).toEqual([]);
});
