import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { openRig } from '../../support/rig.ts';
import type { Rig } from '../../support/rig.ts';
import { screenOf } from '../../support/screen.ts';

const ctrlC = '\u0003';
const ctrlD = '\u0004';
const terminal = { columns: 72, rows: 24 };

function rig(): Rig {
  const opened = openRig();
  onTestFinished(() => opened[Symbol.asyncDispose]());
  return opened;
}

/** Times and ids are replaced by words of the same meaning, and trailing spaces are gone. */
function stable(text: string, columns: number): string[] {
  return screenOf(text, columns).map((line) =>
    line.replaceAll(/\d{8}-\d{6}-[0-9a-z]{4}/g, 'RUN').replaceAll(/\b\d+(?:\.\d)?s\s*/g, 'TIME '),
  );
}

const gated = `apiVersion: runbook/v1
name: gated
summary: Asks before it goes on
steps:
  - id: make
    name: Make a file 漢字 🎉
    run: echo made > FOLDER/made
    rollback: [{ run: rm -f FOLDER/made }]
  - id: agree
    uses: approval
    with: { message: Open the site to everybody?, confirm: site }
  - id: open
    name: Open the site
    run: echo opened > FOLDER/opened
    rollback: [{ run: rm -f FOLDER/opened }]
`;

function writeGated(at: Rig): void {
  at.write('gated.yaml', gated.replaceAll('FOLDER', at.folder));
}

/** A runbook whose second step waits until something is written to a pipe. */
function writePaused(at: Rig): string {
  const pipe = at.path('pipe');
  execFileSync('mkfifo', [pipe]);
  at.write(
    'paused.yaml',
    `apiVersion: runbook/v1
name: paused
summary: Waits in the middle
steps:
  - id: make
    run: echo made > ${at.path('made')}
    rollback: [{ run: "echo undoing; cat ${at.path('undo-pipe')} > /dev/null; rm ${at.path('made')}" }]
  - id: hold
    run: echo holding; cat ${pipe} > /dev/null
    effect: read
`,
  );
  execFileSync('mkfifo', [at.path('undo-pipe')]);
  return pipe;
}

test('leaves the finished tree and the summary on the screen', async () => {
  const at = rig();
  writeGated(at);
  const { code, stdout } = await at.run(['run', 'gated.yaml', '--approve', 'all'], { terminal });
  expect(code).toBe(0);
  expect(stable(stdout, terminal.columns)).toMatchInlineSnapshot(`
    [
      "run RUN of gated in local",
      "gated in local  3/3 steps  TIME ",
      "✓ make   TIME Make a file 漢字 🎉",
      "✓ agree  TIME approval",
      "✓ open   TIME Open the site",
      "",
      "gated in local: succeeded",
      "  changed   make, open",
      "  took      TIME ",
      "  logs      runbook logs RUN",
      "  report    runbook report RUN",
      "",
    ]
  `);
});

test('colours are left out for NO_COLOR, and nothing is drawn twice for a dumb terminal', async () => {
  const at = rig();
  writeGated(at);
  const plain = await at.run(['run', 'gated.yaml', '--approve', 'all'], { terminal, env: { NO_COLOR: '1' } });
  expect(plain.stdout).not.toContain('\u001B[32m');
  expect(plain.stdout).toContain('\u001B[');
  const dumb = await at.run(['run', 'gated.yaml', '--approve', 'all'], { terminal, env: { TERM: 'dumb' } });
  expect(dumb.stdout).not.toContain('\u001B');
  expect(dumb.stdout).toMatch(/done +open +Open the site/);
});

test('shows what is next and agrees when the name is typed, not before', async () => {
  const at = rig();
  writeGated(at);
  const running = at.start(['run', 'gated.yaml'], { terminal });
  const asked = await running.until(/to agree/);
  expect(screenOf(asked, terminal.columns)).toEqual(
    expect.arrayContaining([
      '? agree',
      'Open the site to everybody?',
      'next:',
      '  - open: Open the site',
      'can be undone:',
      '  - make',
    ]),
  );
  running.type('y\n');
  await running.until(/`y` is not `site`/);
  expect(existsSync(at.path('opened'))).toBe(false);
  running.type('site\n');
  expect((await running.ended).code).toBe(0);
  expect(existsSync(at.path('opened'))).toBe(true);
});

test('refuses after no and yes, and rolls back', async () => {
  const at = rig();
  writeGated(at);
  const running = at.start(['run', 'gated.yaml'], { terminal });
  await running.until(/to agree/);
  running.type('no\n');
  await running.until(/type yes or no/);
  running.type('yes\n');
  const { code, stdout } = await running.ended;
  expect(code).toBe(130);
  expect(stdout).toContain('gated in local: cancelled');
  expect(existsSync(at.path('made'))).toBe(false);
});

test('Ctrl-D leaves the question to another time', async () => {
  const at = rig();
  writeGated(at);
  const running = at.start(['run', 'gated.yaml'], { terminal });
  await running.until(/to agree/);
  running.type(ctrlD);
  expect((await running.ended).code).toBe(3);
  const approved = await at.run(['approve', 'last']);
  expect(approved.code).toBe(0);
  expect(existsSync(at.path('opened'))).toBe(true);
});

test('Ctrl-C at a question cancels the run and rolls back', async () => {
  const at = rig();
  writeGated(at);
  const running = at.start(['run', 'gated.yaml'], { terminal });
  await running.until(/to agree/);
  running.type(ctrlC);
  expect((await running.ended).code).toBe(130);
  expect(existsSync(at.path('made'))).toBe(false);
});

test('the first Ctrl-C cancels and rolls back, another one is only a warning then', async () => {
  const at = rig();
  writePaused(at);
  const running = at.start(['run', 'paused.yaml'], { terminal });
  await running.until(/│ holding/);
  running.type(ctrlC);
  await running.until(/cancelling, then rolling back/);
  await running.until(/│ undoing/);
  writeFileSync(at.path('undo-pipe'), 'go\n');
  const { code, stdout } = await running.ended;
  expect(code).toBe(130);
  expect(stdout).toContain('paused in local: cancelled');
  expect(existsSync(at.path('made'))).toBe(false);
});

test('a second Ctrl-C stops at once, and the run can be resumed', async () => {
  const at = rig();
  writePaused(at);
  const running = at.start(['run', 'paused.yaml'], { terminal });
  await running.until(/│ holding/);
  running.type(ctrlC);
  await running.until(/│ undoing/);
  running.type(ctrlC);
  const { stdout } = await running.ended;
  expect(stdout).toMatch(/to carry the run on: runbook resume \d{8}-\d{6}/);
  expect(existsSync(at.path('made'))).toBe(true);
  const resumed = at.start(['resume', 'last']);
  await resumed.until(/undo +make/);
  writeFileSync(at.path('undo-pipe'), 'go\n');
  expect((await resumed.ended).code).toBe(130);
  expect(existsSync(at.path('made'))).toBe(false);
});

test('asks for missing inputs until they are right', async () => {
  const at = rig();
  at.write(
    'ask.yaml',
    `apiVersion: runbook/v1
name: ask
summary: Needs to be told
inputs:
  service: { type: string, enum: [gitea, nginx], description: Which service }
  count: { type: integer, description: How many }
steps:
  - id: say
    run: echo "$SERVICE $COUNT" > ${at.path('said')}
    env: { SERVICE: "{{ inputs.service }}", COUNT: "{{ inputs.count }}" }
    irreversible: it is only a word
`,
  );
  const running = at.start(['run', 'ask.yaml'], { terminal });
  await running.until(/Which service[\s\S]*service \(gitea, nginx\): /);
  running.type('apache\n');
  await running.until(/can stand here[\s\S]*service \(gitea, nginx\): /);
  running.type('gitea\n');
  await running.until(/count: /);
  running.type('3\n');
  expect((await running.ended).code).toBe(0);
  expect(at.read('said')).toBe('gitea 3\n');
});
