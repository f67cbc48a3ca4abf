import { afterAll, describe, expect, test } from 'vitest';
import { openRig } from '../../support/rig.ts';

const rig = openRig();
afterAll(() => rig[Symbol.asyncDispose]());

rig.write(
  'one.yaml',
  'apiVersion: runbook/v1\nname: one\nsummary: One\nsteps:\n  - id: say\n    run: echo hello\n    effect: read\n',
);

/** Command lines that cannot be carried out, with the first line of what is said. */
const wrong: readonly (readonly [string, string])[] = [
  ['rum', 'there is no command `rum`'],
  ['one.yaml', 'there is no command `one.yaml`'],
  ['--quiet list', '`--quiet` stands before the command'],
  ['--verson', 'there is no flag `--verson`'],
  ['validate', 'no folder from here upwards holds `runbooks/`'],
  ['lint', 'no folder from here upwards holds `runbooks/`'],
  ['docs', 'no folder from here upwards holds `runbooks/`'],
  ['status', 'no folder from here upwards holds `runbooks/`'],
  ['list extra', '`list` takes no such argument: `extra`'],
  ['run', '`run` needs NAME or --plan'],
  ['run one.yaml --enw x', '`run` has no flag `--enw`'],
  ['run one.yaml -x', '`run` has no flag `-x`'],
  ['run one.yaml --env', 'flag --env expects a value'],
  ['run one.yaml --input', 'flag --input expects a value'],
  ['run one.yaml --input nothing', '--input takes NAME=VALUE, and `nothing` is not that'],
  ['run one.yaml --input a=1 --input a=2', 'input `a` is given twice'],
  ['run one.yaml --plan x.json', 'NAME and --plan exclude each other: the saved plan says what is run'],
  ['show', '`show` needs NAME'],
  ['resume', '`resume` needs RUN or --interrupted'],
  ['resume x --interrupted', 'RUN and --interrupted exclude each other'],
  ['rollback x --skip a', 'there is no run in STATE'],
  ['resolve x', '`resolve` needs --reason'],
  ['logs last', 'there is no run in STATE'],
  ['history --limit many', '--limit takes a whole number, not `many`'],
  [
    'history --status nope',
    'expected --status=nope to be one of: running, waiting, interrupted, succeeded, unchanged, rolled-back, rollback-failed, failed, cancelled, resolved, damaged',
  ],
  ['explain RB999', 'there is no code `RB999`'],
  ['help nothing', 'there is no command `nothing`'],
];

describe('a wrong command line is one clear message and exit 2', () => {
  test.for(wrong)('%s', async ([line, message]) => {
    const { code, stdout, stderr } = await rig.run(line.split(' '));
    expect(stderr.split('\n')[0]).toBe(`error: ${message.replace('STATE', rig.path('state'))}`);
    expect(stderr).not.toMatch(/^ +at /m);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  test('a near miss is named', async () => {
    expect((await rig.run(['rum'])).stderr).toContain('did you mean `run`?');
    expect((await rig.run(['--verson'])).stderr).toContain('did you mean `--version`?');
    expect((await rig.run(['run', 'one.yaml', '--enw', 'x'])).stderr).toContain('did you mean `--env`?');
    expect((await rig.run(['one.yaml'])).stderr).toContain('`runbook run one.yaml`');
  });

  test('as JSON where JSON was asked for', async () => {
    const { code, stdout, stderr } = await rig.run(['plan', '--json']);
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ event: 'error', exitCode: 2, message: '`plan` needs NAME' });
  });
});

describe('unknown names', () => {
  test.for([
    [['run', 'nope'], 2],
    [['plan', 'nope.yaml'], 2],
    [['show', 'nope'], 2],
    [['run', 'one.yaml', '--env', 'nope'], 2],
    [['run', 'one.yaml', '--input', 'nope=1'], 2],
    [['run', 'one.yaml', '--inputs-file', 'nope.yaml'], 2],
    [['run', '--plan', 'nope.json'], 2],
    [['resume', '20260101-000000-aaaa'], 2],
    [['list', '--dir', 'nope'], 2],
  ] as const)('%s', async ([args, exit]) => {
    const { code, stdout, stderr } = await rig.run([...args]);
    expect(stderr).toMatch(/^error\[RB\d\d\d\]: /);
    expect(stderr).toContain(args.at(-1)?.replace('=1', ''));
    expect(stderr).not.toMatch(/^ +at /m);
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
  });
});

describe('help', () => {
  test('lists the commands and the exit codes', async () => {
    const { code, stdout } = await rig.run(['--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ {2}run +Run a runbook/m);
    expect(stdout).toMatch(/^ +130 +cancelled, and undone/m);
    expect(await rig.run([])).toMatchObject({ code: 0, stdout });
    expect(await rig.run(['help'])).toMatchObject({ code: 0, stdout });
  });

  test('of a command shows its flags and an example', async () => {
    const { code, stdout } = await rig.run(['run', '--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('-i, --input=NAME=VALUE...');
    expect(stdout).toContain('$ runbook run --plan update.plan.json');
    expect(await rig.run(['help', 'run'])).toMatchObject({ stdout });
    expect(await rig.run(['run', '-h'])).toMatchObject({ stdout });
  });

  test('no line is wider than 80 columns', async () => {
    for (const verb of ['list', 'run', 'plan', 'rollback', 'approve', 'history', 'logs']) {
      const { stdout } = await rig.run([verb, '--help']);
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    }
  });
});

test('both ways to parse give the same', async () => {
  const short = await rig.run(['validate', 'one.yaml', '--json']);
  // An empty value is left to the framework.
  const long = await rig.run(['validate', 'one.yaml', '--json', '--dir=']);
  expect(short).toMatchObject({ code: 0 });
  expect(JSON.parse(short.stdout)).toEqual({ files: 1, diagnostics: [] });
  expect(long.stderr).not.toContain('bug');
});

test('the version is one line', async () => {
  expect(await rig.run(['--version'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});
