import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { openRig } from '../../support/rig.ts';
import type { Rig } from '../../support/rig.ts';

function rig(): Rig {
  const opened = openRig();
  onTestFinished(() => opened[Symbol.asyncDispose]());
  return opened;
}

const head = (name: string): string => `apiVersion: runbook/v1\nname: ${name}\nsummary: For a test\n`;

const fails = `${head('fails')}steps:
  - id: make
    run: touch FOLDER/made
    rollback: [{ run: rm FOLDER/made }]
  - id: break
    run: echo first; echo cannot >&2; exit 3
    effect: read
`;

const works = `${head('works')}steps:
  - id: say
    run: echo hello
    effect: read
`;

const waits = `${head('waits')}steps:
  - id: make
    run: touch FOLDER/made
    rollback: [{ run: rm FOLDER/made }]
  - id: agree
    uses: approval
    with: { message: Go on?, confirm: it }
`;

function write(at: Rig, name: string, text: string): void {
  at.write(name, text.replaceAll('FOLDER', at.folder));
}

/** Times and ids are replaced by words. */
function stable(text: string): string[] {
  return text
    .replaceAll(/\d{8}-\d{6}-[0-9a-z]{4}/g, 'RUN')
    .replaceAll(/\S*\/runbook-rig-[^/]+/g, 'FOLDER')
    .replaceAll(/^\d\d:\d\d:\d\d/gm, 'TIME')
    .replaceAll(/\(\d+(?:\.\d)?s\)/g, '(TOOK)')
    .replaceAll(/^( {2}took {6})\d+(?:\.\d)?s$/gm, '$1TIME')
    .split('\n');
}

test('tells a run in plain lines where no terminal is, the id first', async () => {
  const at = rig();
  write(at, 'fails.yaml', fails);
  const { code, stdout, stderr } = await at.run(['run', 'fails.yaml']);
  expect(code).toBe(1);
  expect(stderr).toBe('');
  expect(stable(stdout)).toMatchInlineSnapshot(`
    [
      "run RUN of fails in local",
      "TIME start     make   $ touch FOLDER/made",
      "TIME done      make   $ touch FOLDER/made (TOOK)",
      "TIME start     break  $ echo first; echo cannot >&2; exit 3",
      "TIME FAILED    break  \`sh\` ended with exit code 3: cannot (TOOK)",
      "                          | first",
      "TIME undo      everything, last first",
      "TIME undo      make   $ rm FOLDER/made",
      "TIME undone    make   $ rm FOLDER/made (TOOK)",
      "TIME ends      failed, rolled back",
      "",
      "fails in local: failed, rolled back",
      "  cause     break: \`sh\` ended with exit code 3: cannot",
      "  undone    make",
      "  took      TIME",
      "  logs      runbook logs RUN",
      "  report    runbook report RUN",
      "",
    ]
  `);
});

test('is silent on success under --quiet, and tells everything otherwise', async () => {
  const at = rig();
  write(at, 'works.yaml', works);
  write(at, 'fails.yaml', fails);
  expect(await at.run(['run', 'works.yaml', '--quiet'])).toMatchObject({ code: 0, stdout: '', stderr: '' });
  const failed = await at.run(['run', 'fails.yaml', '-q']);
  expect(failed.code).toBe(1);
  expect(failed.stdout).toContain('FAILED    break');
  expect(failed.stdout).toContain('fails in local: failed, rolled back');
});

test('with --json every line is an event with its run and time', async () => {
  const at = rig();
  write(at, 'fails.yaml', fails);
  const { code, stdout } = await at.run(['run', 'fails.yaml', '--json']);
  expect(code).toBe(1);
  const events = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(new Set(events.map(({ run }) => run)).size).toBe(1);
  expect(events.every(({ at: time }) => typeof time === 'string' && !Number.isNaN(Date.parse(time)))).toBe(
    true,
  );
  expect(events[0]).toMatchObject({ event: 'run-opened', runbook: 'fails', environment: 'local' });
  expect(events).toContainEqual(
    expect.objectContaining({ event: 'output', step: 'break', lines: ['first'] }),
  );
  expect(events).toContainEqual(expect.objectContaining({ event: 'attempt-started', step: 'make!0' }));
  expect(events.at(-1)).toMatchObject({ event: 'end', status: 'ended', exitCode: 1 });
});

test('keeps colours for who asks for them', async () => {
  const at = rig();
  write(at, 'works.yaml', works);
  const run = (env: Record<string, string>, ...flags: string[]) =>
    at.run(['run', 'works.yaml', ...flags], { env });
  expect((await run({})).stdout).not.toContain('\u001B');
  expect((await run({ FORCE_COLOR: '1' })).stdout).toContain('\u001B[32m');
  expect((await run({ FORCE_COLOR: '1', NO_COLOR: '1' })).stdout).not.toContain('\u001B');
  expect((await run({ FORCE_COLOR: '1' }, '--no-color')).stdout).not.toContain('\u001B');
});

test('a reader that goes away neither ends the run nor is told about', async () => {
  const at = rig();
  write(
    at,
    'long.yaml',
    `${head('long')}steps:
  - id: many
    foreach: ${JSON.stringify(Array.from({ length: 40 }, (_, index) => index))}
    run: "true"
    effect: read
  - id: make
    run: touch FOLDER/made
    rollback: [{ run: rm FOLDER/made }]
`,
  );
  const { stdout, stderr } = await at.run(['{ runbook run long.yaml; echo "exit $?" >&2; } | head -n 1'], {
    shell: true,
  });
  expect(stdout).toMatch(/^run \S+ of long in local\n$/);
  expect(stderr).toBe('exit 0\n');
  expect(existsSync(at.path('made'))).toBe(true);
  const explained = await at.run(['{ runbook explain; echo "exit $?" >&2; } | true'], { shell: true });
  expect(explained.stderr).toBe('exit 0\n');
});

test('a full disk behind stdout is told', async () => {
  const at = rig();
  const { stderr, code } = await at.run(['runbook explain > /dev/full'], { shell: true });
  expect(stderr).toMatch(/^error: cannot write to standard output: .*ENOSPC/);
  expect(code).toBe(1);
});

test('without a terminal an approval waits, and approve, --deny and cancel end it', async () => {
  const at = rig();
  write(at, 'waits.yaml', waits);
  const waiting = await at.run(['run', 'waits.yaml']);
  expect(waiting.code).toBe(3);
  const [, id = ''] = /^run (\S+)/.exec(waiting.stdout) ?? [];
  expect(waiting.stdout).toContain(`next      runbook approve ${id}`);
  expect((await at.run(['approve', id])).code).toBe(0);
  expect((await at.run(['approve', id])).code).toBe(2);
  expect(existsSync(at.path('made'))).toBe(true);
  for (const verb of [
    ['approve', 'last', '--deny'],
    ['cancel', 'last'],
    ['rollback', 'last'],
  ]) {
    expect((await at.run(['run', 'waits.yaml'])).code).toBe(3);
    const ended = await at.run(verb);
    expect(ended.stdout).toContain('undone    make');
    expect(existsSync(at.path('made'))).toBe(false);
  }
});

test.for(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('%s cancels and rolls back', async (signal) => {
  const at = rig();
  execFileSync('mkfifo', [at.path('pipe')]);
  write(
    at,
    'held.yaml',
    `${head('held')}steps:
  - id: make
    run: touch FOLDER/made
    rollback: [{ run: rm FOLDER/made }]
  - id: hold
    run: cat FOLDER/pipe
    effect: read
`,
  );
  const running = at.start(['run', 'held.yaml']);
  await running.until(/start +hold/);
  running.kill(signal);
  const { code, stdout } = await running.ended;
  expect(code).toBe(130);
  expect(stdout).toMatch(/note +cancelling, then rolling back/);
  expect(existsSync(at.path('made'))).toBe(false);
});

test('names all missing inputs with a command line that would do', async () => {
  const at = rig();
  write(
    at,
    'needs.yaml',
    `${head('needs')}inputs:
  service: { type: string, enum: [gitea, nginx], description: Which one }
  version: { type: string }
  reason: { type: string }
steps:
  - id: say
    run: "true"
    effect: read
`,
  );
  const { code, stderr } = await at.run(['run', 'needs.yaml', '--input', 'reason=it is time']);
  expect(code).toBe(2);
  expect(stderr).toMatchInlineSnapshot(`
    "error[RB611]: inputs are missing: \`service\`, \`version\`
      = note: give it with \`--input service=gitea|nginx\` (Which one)
      = note: give it with \`--input version=…\`
      = help: \`runbook run needs.yaml --input 'reason=it is time' --input service=… --input version=…\`
    "
  `);
});

test('history and logs tell what was', async () => {
  const at = rig();
  write(at, 'fails.yaml', fails);
  await at.run(['run', 'fails.yaml']);
  const history = await at.run(['history']);
  expect(stable(history.stdout)[1]).toMatch(/^RUN +fails +local +rolled-back +\d+\.\ds +\S+@\S+$/);
  const logs = await at.run(['logs', 'last']);
  expect(logs.stdout).toContain('fails in local: failed, rolled back');
  const output = await at.run(['logs', 'last', 'break']);
  expect(output).toMatchObject({ code: 0, stdout: 'first\ncannot\n' });
  const all = await at.run(['logs', 'last', '--output', '--json']);
  expect(JSON.parse(all.stdout.split('\n')[0] ?? '')).toMatchObject({ step: 'break' });
});

test('a saved plan is run once, exactly', async () => {
  const at = rig();
  write(at, 'works.yaml', works);
  const planned = await at.run(['plan', 'works.yaml', '-o', 'works.plan.json']);
  expect(planned.code).toBe(0);
  expect(planned.stdout).toContain('Plan: works in local');
  expect(planned.stderr).toBe(
    'saved in works.plan.json; to carry it out: runbook run --plan works.plan.json\n',
  );
  expect((await at.run(['run', '--plan', 'works.plan.json'])).code).toBe(0);
  expect((await at.run(['run', '--plan', 'works.plan.json'])).code).toBe(6);
});
