import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openRig, program } from '../../support/rig.ts';

const rig = openRig();
afterAll(() => rig[Symbol.asyncDispose]());

rig.write(
  'runbooks/greet.yaml',
  `apiVersion: runbook/v1
name: greet
summary: "Say hello: to somebody"
inputs:
  name: { type: string, default: you, description: Whom }
  loud: { type: boolean, default: false, description: How }
  kind: { type: string, enum: [warm, cold], default: warm, description: Which }
steps:
  - { id: agree, uses: approval, with: { message: Really? } }
`,
);
rig.write(
  'runbooks/goodbye.yaml',
  'apiVersion: runbook/v1\nname: goodbye\nsummary: Say goodbye\nsteps: []\n',
);
rig.write('runbooks/project.yaml', 'apiVersion: runbook/v1\nkind: Project\n');
rig.write('runbooks/environments/here.yaml', 'summary: Here\n');
rig.write('notes.yaml', '');
mkdirSync(rig.path('state/runs/20260102-030405-abcd'), { recursive: true });
mkdirSync(rig.path('state/runs/20260103-030405-efgh'), { recursive: true });
mkdirSync(rig.path('bin'));
// The program by its name, with the Node that runs the tests.
writeFileSync(rig.path('bin/runbook'), `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`, {
  mode: 0o755,
});
symlinkSync(process.execPath, rig.path('bin/node'));

const env = {
  PATH: `${rig.path('bin')}:${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
  HOME: rig.path('home'),
  RUNBOOK_STATE_DIR: rig.path('state'),
  LC_ALL: 'C.UTF-8',
};

function ask(...line: readonly string[]): readonly string[] {
  const printed = execFileSync(process.execPath, [program, '__complete', 'zsh', ...line], {
    cwd: rig.folder,
    env,
    encoding: 'utf8',
  });
  return printed.split('\n').filter((each) => each !== '');
}

describe('__complete', () => {
  test('verbs, with what they do', () => {
    expect(ask('val')).toEqual([
      'validate\tCheck runbooks, composite actions and environments without touching the world',
    ]);
    expect(ask('')).toContain('run\tRun a runbook, or exactly a saved plan');
  });

  test('runbooks with their summaries, and files', () => {
    expect(ask('run', 'g')).toEqual(['goodbye\tSay goodbye', 'greet\tSay hello: to somebody', ':files']);
    expect(ask('plan', 'gre')).toEqual(['greet\tSay hello: to somebody', ':files']);
  });

  test('inputs and the values that they can have', () => {
    expect(ask('run', 'greet', '--input', '')).toEqual(['name=\tWhom', 'loud=\tHow', 'kind=\tWhich']);
    expect(ask('run', 'greet', '-i', 'loud=t')).toEqual(['loud=true']);
    expect(ask('run', 'greet', '--input=kind=')).toEqual(['--input=kind=warm', '--input=kind=cold']);
    expect(ask('run', '--input', 'k')).toEqual([]);
  });

  test('environments, approvals and options of flags', () => {
    expect(ask('run', 'greet', '--env', '')).toEqual([
      'here\tHere',
      'local\tThis machine, without a project',
    ]);
    expect(ask('run', 'greet', '--approve', '')).toEqual([
      'agree\tAgree to this step',
      'all\tAgree to every step that asks',
    ]);
    expect(ask('lint', '--format', 's')).toEqual(['sarif']);
    expect(ask('run', 'greet', '--plan', '')).toEqual([':files']);
  });

  test('flags that are not given yet', () => {
    const flags = ask('run', 'greet', '--quiet', '--i').map((line) => line.split('\t')[0]);
    expect(flags).toEqual(['--input', '--inputs-file']);
    expect(ask('run', 'greet', '--quiet', '--q')).toEqual([]);
  });

  test('runs, the newest first', () => {
    expect(ask('logs', '2')).toEqual(['20260103-030405-efgh', '20260102-030405-abcd']);
    expect(ask('resume', '--state-dir', '/nonexistent', '')).toEqual([]);
    expect(ask('resume', '')[0]).toBe('last\tThe newest run');
  });

  test('codes', () => {
    expect(ask('explain', 'RB901')).toEqual(['RB901\treason of an irreversible step says nothing']);
  });

  test('nothing, and no failure, where nothing is known', () => {
    expect(ask('nope', '')).toEqual([]);
    expect(ask('list', 'x')).toEqual([]);
    expect(ask('run', 'gone', '--input', '')).toEqual([]);
  });
});

function has(shell: string): boolean {
  return spawnSync(shell, ['--version']).status === 0;
}

/** Says in one line that a shell is not there, as there is nothing to try then. */
function isMissing(shell: string): boolean {
  if (has(shell)) return false;
  process.stdout.write(`${shell} is not installed, so its completion was not tried\n`);
  return true;
}

/** What bash would offer for a line, which it takes apart as it does while somebody types. */
function inBash(line: string): readonly string[] {
  const breaks = line.split(/(=)|\s/).filter((word) => word !== undefined && word !== '');
  const listed = line.endsWith(' ') || line.endsWith('=') ? [...breaks, ''] : breaks;
  const quoted = listed.map((word) => `'${word}'`).join(' ');
  const script = `source <(runbook completion bash)
COMP_WORDS=(${quoted})
COMP_CWORD=${listed.length - 1}
_runbook
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const printed = execFileSync('bash', ['--norc', '-c', script], { cwd: rig.folder, env, encoding: 'utf8' });
  return printed.split('\n').filter((each) => each !== '');
}

describe('bash', () => {
  test.each([
    ['runbook valid', ['validate']],
    ['runbook run gr', ['greet']],
    ['runbook validate not', ['notes.yaml']],
    ['runbook run greet --input ki', ['kind=']],
    ['runbook run greet --input kind=', ['warm', 'cold']],
    ['runbook run greet --input kind=c', ['cold']],
    ['runbook run greet --env=h', ['here']],
    ['runbook logs 20260103', ['20260103-030405-efgh']],
  ])('%s', (line, wanted) => {
    expect(inBash(line)).toEqual(wanted);
  });

  test('completes what somebody types on a terminal', async () => {
    await using own = openRig();
    own.write('runbooks/greet.yaml', rig.read('runbooks/greet.yaml'));
    const script = execFileSync(process.execPath, [program, 'completion', 'bash'], { encoding: 'utf8' });
    own.write('rc', `${script}\nPS1='> '\nrunbook() { '${process.execPath}' '${program}' "$@"; }\n`);
    const line = `bash --rcfile ${own.path('rc')} -i`;
    const running = own.start([line], { terminal: { columns: 80, rows: 24 }, shell: true });
    await running.until(/> /);
    running.type('runbook sh\tgre\t\n');
    const shown = await running.until(/Say hello: to somebody/);
    expect(shown).toContain('runbook show greet');
    running.type('exit\n');
    expect((await running.ended).code).toBe(0);
  });
});

describe('zsh', () => {
  test('completes what somebody types on a terminal', async () => {
    if (isMissing('zsh')) return;
    await using own = openRig();
    own.write('runbooks/greet.yaml', rig.read('runbooks/greet.yaml'));
    const script = execFileSync(process.execPath, [program, 'completion', 'zsh'], { encoding: 'utf8' });
    own.write(
      'home/.zshrc',
      `autoload -Uz compinit; compinit -u -D\nrunbook() { '${process.execPath}' '${program}' "$@"; }\n${script}\nPS1='> '\n`,
    );
    const running = own.start(['zsh -i'], {
      terminal: { columns: 80, rows: 24 },
      shell: true,
      env: { ZDOTDIR: own.path('home') },
    });
    await running.until(/> /);
    running.type('runbook sh\tgre\t\n');
    await running.until(/Say hello: to somebody/);
    running.type('exit\n');
    expect((await running.ended).code).toBe(0);
  });
});

describe('fish', () => {
  test.each([
    [
      'runbook valid',
      'validate\tCheck runbooks, composite actions and environments without touching the world',
    ],
    ['runbook run gr', 'greet\tSay hello: to somebody'],
    ['runbook run greet --input kind=', 'kind=warm'],
    ['runbook validate no', 'notes.yaml'],
  ])('%s', (line, wanted) => {
    if (isMissing('fish')) return;
    const script = `runbook completion fish | source; complete -C '${line}'`;
    const printed = execFileSync('fish', ['--no-config', '-c', script], {
      cwd: rig.folder,
      env,
      encoding: 'utf8',
    });
    expect(printed.split('\n')).toContain(wanted);
  });
});

test('the scripts are what the shells take for valid', () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    if (isMissing(shell)) continue;
    const script = execFileSync(process.execPath, [program, 'completion', shell], { encoding: 'utf8' });
    rig.write(`script.${shell}`, script);
    const check = spawnSync(shell, ['-n', rig.path(`script.${shell}`)], { encoding: 'utf8' });
    expect(check).toMatchObject({ status: 0, stderr: '' });
  }
});
