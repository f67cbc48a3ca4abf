import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { expect, onTestFinished, test } from 'vitest';
import { openRig } from '../../support/rig.ts';
import type { Rig } from '../../support/rig.ts';
import { sarifSchema } from '../../support/sarif-schema.ts';

const head = 'apiVersion: runbook/v1\nname: one\nsummary: One\n';
const steps = `steps:
  - id: say
    effect: read
    env: { WORD: hello }
    run: |
      echo first
      echo $WORD
`;

function rig(project = ''): Rig {
  const opened = openRig();
  onTestFinished(() => opened[Symbol.asyncDispose]());
  opened.write('runbooks/one.yaml', head + steps);
  opened.write('runbooks/project.yaml', `apiVersion: runbook/v1\nkind: Project\n${project}`);
  return opened;
}

function hasShellcheck(): boolean {
  try {
    execFileSync('shellcheck', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

test('advice is no failure', async () => {
  const { code, stdout } = await rig().run(['lint']);
  expect(code).toBe(0);
  expect(stdout).toContain('advice[RB903]');
  expect(stdout).toContain('advice[RB904]');
});

test('a finding whose rule weighs `error` is, and so is a warning with --strict', async () => {
  expect((await rig('lint: { step-timeout: error }\n').run(['lint'])).code).toBe(1);
  const warns = rig('lint: { step-timeout: warning }\n');
  expect((await warns.run(['lint'])).code).toBe(0);
  expect((await warns.run(['lint', '--strict'])).code).toBe(1);
});

test('a file that does not hold is 2, with its errors alone', async () => {
  const at = rig();
  at.write('runbooks/two.yaml', `${head}nope: 1\n${steps}`);
  const { code, stdout } = await at.run(['lint']);
  expect(code).toBe(2);
  expect(stdout).toContain('error[RB201]');
  expect(stdout).not.toContain('RB903');
});

test('a rule that does not exist is named, with what was meant', async () => {
  const { code, stderr, stdout } = await rig('lint: { step-timeuot: off }\n').run(['lint']);
  expect(code).toBe(2);
  expect(stdout + stderr).toContain('did you mean `step-timeout`?');
});

test('without shellcheck one line says so', async () => {
  const { code, stderr } = await rig().run(['lint'], { env: { PATH: '/nonexistent' } });
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: 'shellcheck is not installed, so the scripts were not looked at\n',
  });
});

test('shellcheck is shown at the line of the runbook', async () => {
  if (!hasShellcheck()) {
    process.stdout.write('shellcheck is not installed, so only recorded findings are tested\n');
    return;
  }
  const { stdout } = await rig().run(['lint', '--json']);
  const found: unknown = JSON.parse(stdout);
  const wanted: unknown = expect.objectContaining({
    code: 'RB913',
    line: 10,
    column: 12,
    endColumn: 17,
    file: 'runbooks/one.yaml',
  });
  expect(found).toMatchObject({ diagnostics: expect.arrayContaining([wanted]) });
});

test('all formats carry the findings', async () => {
  const at = rig();
  const github = await at.run(['lint', '--format', 'github']);
  expect(github.stdout).toMatch(
    /^::notice file=runbooks\/one\.yaml,line=5,.*title=RB903::`say` runs a program/m,
  );
  const sarif = await at.run(['lint', '--format', 'sarif']);
  const isSarif = new Ajv().compile(sarifSchema);
  expect(isSarif(JSON.parse(sarif.stdout)) || isSarif.errors).toBe(true);
  const both = await at.run(['lint', '--format', 'sarif', '--json']);
  expect(both.code).toBe(2);
});

test('validate has the same formats', async () => {
  const at = rig();
  at.write('runbooks/two.yaml', `${head}nope: 1\n${steps}`);
  const github = await at.run(['validate', '--format', 'github']);
  expect(github).toMatchObject({
    code: 2,
    stdout: expect.stringMatching(
      /^::error file=runbooks\/two\.yaml,line=4,endLine=4,col=1,endColumn=4,title=RB201::/,
    ),
  });
  const sarif: unknown = JSON.parse((await at.run(['validate', '--format', 'sarif'])).stdout);
  expect(sarif).toMatchObject({ runs: [{ results: [{ ruleId: 'RB201', level: 'error' }] }] });
});

test('--rules lists every rule with the weight that holds here', async () => {
  const { stdout } = await rig('lint: { unpinned-image: off }\n').run(['lint', '--rules', '--json']);
  expect(JSON.parse(stdout)).toContainEqual({
    id: 'unpinned-image',
    code: 'RB905',
    summary: 'An image that is written into a runbook has its digest',
    weight: 'off',
  });
});

test('the shipped runbooks leave nothing to say', async () => {
  const folder = fileURLToPath(new URL('../../..', import.meta.url));
  const { code, stdout } = await rig().run(['lint', '--strict', '--dir', folder]);
  expect({ code, stdout }).toEqual({
    code: 0,
    stdout: expect.stringMatching(/^nothing to say about: \d+ files\n$/),
  });
});
