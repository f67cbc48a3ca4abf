import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { openRig, program } from '../support/rig.ts';
import type { Rig, RigOptions } from '../support/rig.ts';
import { runningSshd, startSshd } from '../support/ssh/start-sshd.ts';
import type { RunningSshd } from '../support/ssh/start-sshd.ts';
import { processesOf } from '../support/world.ts';

const sshd = await startSshd();
afterAll(() => (typeof sshd === 'string' ? undefined : sshd.stop()));
const isRoot = process.geteuid?.() === 0;

const asNobody = ['--reuid=65534', '--regid=65534', '--clear-groups'];
/** A checkout in a private folder cannot be run by another user. */
const nobodyCanRun =
  isRoot && spawnSync('setpriv', [...asNobody, process.execPath, program, '--version']).status === 0;

function project(): Rig {
  const rig = openRig();
  onTestFinished(() => rig[Symbol.asyncDispose]());
  rig.write('runbooks/project.yaml', 'apiVersion: runbook/v1\nkind: Project\nenvironment: here\n');
  environment(rig, 'here', 'targets:\n  host: { transport: local }\n');
  runbook(rig, 'touch', 'lock: host\n', `touch ${rig.path('made')}`);
  return rig;
}

function environment(rig: Rig, name: string, rest: string): void {
  const head = `apiVersion: runbook/v1\nkind: Environment\nname: ${name}\n`;
  rig.write(`runbooks/environments/${name}.yaml`, head + rest);
}

/** A runbook whose one change can be seen from outside. */
function runbook(rig: Rig, name: string, rest: string, script: string, steps = ''): void {
  rig.write(
    `runbooks/${name}.yaml`,
    `apiVersion: runbook/v1
name: ${name}
summary: Makes a file
inputs:
  count: { type: integer, default: 1, minimum: 1 }
${rest}steps:
  - id: make
    run: ${script}
    rollback: [{ run: rm -f ${rig.path('made')} }]
${steps}`,
  );
}

type Expected = readonly [code: string, exit: number, ...patterns: RegExp[]];

/** Refused with an error of this code and exit code, which matches; nothing was done. */
async function refused(
  rig: Rig,
  args: readonly string[],
  [code, exit, ...patterns]: Expected,
  options: RigOptions = {},
): Promise<string> {
  const end = await rig.run(args, options);
  const told = end.stdout + end.stderr;
  expect(told).toContain(`[${code}]`);
  for (const pattern of patterns) expect(told).toMatch(pattern);
  expect(told).not.toMatch(/bug in the engine|^ +at /m);
  expect(end.code, told).toBe(exit);
  expect(existsSync(rig.path('made'))).toBe(false);
  return told;
}

function runOf(text: string): string {
  return /\d{8}-\d{6}-[0-9a-z]{4}/.exec(text)?.[0] ?? '';
}

describe('a value that only the run brings', () => {
  /** A step that takes whatever the program before it printed. */
  function takes(rig: Rig): void {
    const wrong = `  - id: look
    uses: command
    effect: read
    with: { script: "cat ${rig.path('printed.json')}", output: json }
  - id: write
    uses: file.write
    with: { path: "{{ steps.look.outputs.stdout.path }}", content: new }
`;
    runbook(rig, 'takes', '', `touch ${rig.path('made')}`, wrong);
  }

  test.each([
    ['a map', { path: { to: 'etc' } }, /`path` that is a map, and text is needed/],
    ['a number', { path: 7 }, /`path` that is a number, and text is needed/],
    ['nothing', { path: null }, /`path` that is null/],
    ['not there', {}, /`steps\.look\.outputs\.stdout\.path` does not exist/],
  ])('and that an action cannot take: %s', async (_, printed, told) => {
    const rig = project();
    takes(rig);
    rig.write('printed.json', JSON.stringify(printed));
    const { code, stdout } = await rig.run(['run', 'takes']);
    expect(stdout).toMatch(told);
    expect(stdout).not.toMatch(/unexpected|is not a function/);
    expect(code).toBe(1);
    expect(existsSync(rig.path('made'))).toBe(false);
  });

  test('is said by the plan where it is known by then', async () => {
    const rig = project();
    const check =
      '  - { id: open, uses: tcp.check, with: { host: localhost, port: "{{ inputs.count }}" } }\n';
    runbook(rig, 'checks', '', `touch ${rig.path('made')}`, check);
    const { code, stdout } = await rig.run(['plan', 'checks', '--input', 'count=70000']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('`port` that is 70000, and 65535 is the greatest');
    expect(code).toBe(1);
  });
});

describe('names and values', () => {
  const wrong: readonly (readonly [readonly string[], Expected])[] = [
    [
      ['run', 'tuch'],
      ['RB601', 2, /no runbook `tuch`/, /did you mean `touch`/],
    ],
    [
      ['run', 'touch', '--input', 'kount=2'],
      ['RB610', 2, /no input `kount`/, /did you mean `count`/],
    ],
    [
      ['run', 'touch', '--input', 'count=many'],
      ['RB612', 2, /`count` is `"many"`, and a whole number is needed/],
    ],
    [
      ['run', 'touch', '--input', 'count=0'],
      ['RB613', 2, /1 is the smallest/],
    ],
    [
      ['run', 'touch', '--env', 'her'],
      ['RB501', 2, /no environment `her`/, /did you mean `here`/],
    ],
    [
      ['run', 'nowhere'],
      ['RB340', 2, /no target `elsewhere`/, /runbooks\/nowhere\.yaml:\d+:\d+/, /`host`/],
    ],
    [
      ['run', 'asks'],
      ['RB611', 2, /the input `version` is missing/, /--input version=…/],
    ],
  ];
  test.for(wrong)('%s', async ([args, expected]) => {
    const rig = project();
    runbook(rig, 'nowhere', 'target: elsewhere\n', `touch ${rig.path('made')}`);
    runbook(rig, 'asks', '', `touch ${rig.path('made')}`);
    const text = rig.read('runbooks/asks.yaml');
    rig.write(
      'runbooks/asks.yaml',
      text.replace('  count:', '  version: { type: string, required: true }\n  count:'),
    );
    await refused(rig, args, expected);
    expect(existsSync(rig.path('state'))).toBe(false);
  });
});

describe('files', () => {
  const contents: readonly (readonly [string, Uint8Array, string, RegExp])[] = [
    ['empty', Buffer.from(''), 'RB105', /file\.yaml:1:1/],
    [
      'not UTF-8',
      Buffer.from('a: \xff\n', 'latin1'),
      'RB102',
      /file\.yaml is not UTF-8: byte 3 \(0xff, line 1\)/,
    ],
    ['binary', Buffer.from('a: \0\n'), 'RB103', /file\.yaml is a binary file: byte 3 is NUL/],
    ['huge', Buffer.alloc(6_000_000, 'a: 1\n'), 'RB104', /file\.yaml is too large: 6000000 bytes/],
  ];
  test.for(contents)('%s, as a runbook and as inputs', async ([, bytes, code, pattern]) => {
    const rig = project();
    writeFileSync(rig.path('file.yaml'), bytes);
    await refused(rig, ['run', './file.yaml'], [code, 2, pattern]);
    await refused(rig, ['run', 'touch', '--inputs-file', 'file.yaml'], [code, 2, pattern]);
  });

  test('not there, and a directory', async () => {
    const rig = project();
    await refused(rig, ['run', './gone.yaml'], ['RB101', 2, /gone\.yaml does not exist/]);
    await refused(rig, ['run', './runbooks'], ['RB101', 2, /runbooks is a directory/]);
    await refused(rig, ['run', 'touch', '--inputs-file', 'runbooks'], ['RB101', 2, /is a directory/]);
  });

  test.runIf(!isRoot || nobodyCanRun)(
    'unreadable (for root: where the program can be run as another user)',
    async () => {
      const rig = project();
      rig.write('secret.yaml', 'a: 1\n');
      execFileSync('chmod', ['-R', 'a+rX', rig.folder]);
      execFileSync('chmod', ['000', rig.path('secret.yaml')]);
      const user = isRoot ? `setpriv ${asNobody.join(' ')} ` : '';
      const line = `${user}'${process.execPath}' '${program}' run ./secret.yaml`;
      await refused(rig, [line], ['RB101', 2, /may not be read by this user/], { shell: true });
    },
  );
});

describe('the state directory', () => {
  test.for(['file', 'file/below', '/proc/nothing/state', '/dev/null'])('%s', async (path) => {
    const rig = project();
    rig.write('file', '');
    await refused(rig, ['run', 'touch', '--state-dir', path], ['RB801', 7, new RegExp(path)]);
  });

  test('of somebody else', async () => {
    const rig = project();
    mkdirSync(rig.path('other'));
    // Whoever is not root has no folder to give away, but root has some.
    if (isRoot) chownSync(rig.path('other'), 65_534, 65_534);
    const place = isRoot ? rig.path('other') : '/usr';
    const expected: Expected = ['RB801', 7, /belongs to another user/, /as its owner|--state-dir/];
    await refused(rig, ['run', 'touch', '--state-dir', place], expected);
    expect(readdirSync(rig.path('other'))).toEqual([]);
  });

  test.skipIf(isRoot)('that this user may not make (not as root, who may)', async () => {
    const rig = project();
    const expected: Expected = ['RB801', 7, /permission denied/, /another state directory with --state-dir/];
    await refused(rig, ['run', 'touch', '--state-dir', '/usr/runbook-state/below'], expected);
  });

  test.for(['demo', 'simulate touch'])('the folder for temporary files is none: %s', async (line) => {
    const rig = project();
    const { code, stderr } = await rig.run(line.split(' '), { env: { TMPDIR: rig.path('gone') } });
    expect(stderr).toMatch(/^error: cannot make a temporary folder in \S+\/gone: ENOENT.*\nhelp: set TMPDIR/);
    expect(code).toBe(1);
  });

  test('that others can write to', async () => {
    const rig = project();
    mkdirSync(rig.path('open'));
    execFileSync('chmod', ['777', rig.path('open')]);
    const expected: Expected = ['RB801', 7, /written by others/, /chmod go-w/];
    await refused(rig, ['run', 'touch', '--state-dir', 'open'], expected);
    expect(readdirSync(rig.path('open'))).toEqual([]);
  });
});

describe.runIf(isRoot)('a full disk (as root only: it mounts one)', () => {
  function smallDisk(rig: Rig): {
    readonly disk: string;
    readonly fill: () => void;
    readonly empty: () => void;
  } {
    const disk = rig.path('disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k,mode=700', 'tmpfs', disk]);
    onTestFinished(() => void execFileSync('umount', ['-l', disk]));
    const fill = (): void => {
      try {
        appendFileSync(`${disk}/filler`, Buffer.alloc(512 * 1024));
      } catch {
        // That is what it is for.
      }
    };
    return { disk, fill, empty: () => rmSync(`${disk}/filler`) };
  }

  test('from the start: nothing begins', async () => {
    const rig = project();
    smallDisk(rig).fill();
    const expected: Expected = ['RB801', 7, /no space is left/, /make room/];
    await refused(rig, ['run', 'touch', '--state-dir', 'disk/state'], expected);
  });

  test('where a sandbox is to be made, or the demo is to play: nothing is made', async () => {
    const rig = project();
    const { disk } = smallDisk(rig);
    const targets = 'targets:\n  host: { transport: local }\n';
    environment(rig, 'played', `${targets}containers: { kind: sandbox, directory: ${disk}/host }\n`);
    rig.write(
      'runbooks/look.yaml',
      'apiVersion: runbook/v1\nname: look\nsummary: Looks\ntarget: host\nsteps:\n' +
        '  - { id: look, uses: compose.inspect, with: { service: gitea } }\n',
    );
    const { code: failed, stdout } = await rig.run(['run', 'look', '--env', 'played']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/the sandbox needs 64MiB in \S+, and \S+ are free/);
    expect(failed).toBe(1);
    expect(existsSync(`${disk}/host/host`)).toBe(false);
    const { code, stderr } = await rig.run(['demo'], { env: { TMPDIR: disk } });
    expect(stderr).toMatch(/has \S+ free, and 1\.1GiB are needed there\nhelp: .*TMPDIR/);
    expect({ code, left: readdirSync(disk) }).toEqual({ code: 1, left: ['host'] });
  });

  test('while journalling: the run stops, and is rolled back when there is room', async () => {
    const rig = project();
    const { disk, empty } = smallDisk(rig);
    const target = rig.path('target');
    environment(rig, 'apart', `targets:\n  host: { transport: local, stateDirectory: ${target} }\n`);
    // More records than the room that the journal keeps free for the end of a run.
    const items = JSON.stringify(Array.from({ length: 400 }, (_, index) => index));
    runbook(
      rig,
      'fills',
      'lock: host\n',
      `touch ${rig.path('kept')}`,
      `  - id: fill
    run: head -c 600000 /dev/zero >"${disk}/filler" || true
    effect: read
  - id: many
    foreach: ${items}
    run: "true"
    effect: read
`,
    );
    const args = ['run', 'fills', '--env', 'apart', '--state-dir', 'disk/state'];
    const told = await refused(rig, args, ['RB807', 4, /no space is left/, /make room/, /runbook resume/]);
    expect(processesOf([runOf(told)])).toEqual([]);
    empty();
    const back = await rig.run(['rollback', runOf(told), '--state-dir', 'disk/state']);
    expect(back.code, back.stdout + back.stderr).toBe(0);
  });
});

describe('places', () => {
  test('a store that is out of reach: the change before it is undone', async () => {
    const rig = project();
    const store = 'stores:\n  backups: { kind: directory, path: /proc/nothing }\n';
    environment(rig, 'storeless', `targets:\n  host: { transport: local }\n${store}`);
    const put =
      '  - id: put\n    uses: objects.put\n    with: { store: backups, key: a, path: /etc/hostname }\n';
    runbook(rig, 'puts', '', `touch ${rig.path('made')}`, put);
    const { code, stdout } = await rig.run(['run', 'puts', '--env', 'storeless']);
    expect(stdout).toMatch(/cause +put: .*\/proc\/nothing/s);
    expect(stdout).toMatch(/undone .*make/);
    expect(code).toBe(1);
    expect(existsSync(rig.path('made'))).toBe(false);
  });

  function ssh(rig: Rig, { settings }: RunningSshd, change: Readonly<Record<string, string | number>>): void {
    const { address, port, user, identityFile, hostKey, stateDirectory } = settings;
    const known = { transport: 'ssh', address, port, user, identityFile, hostKey, stateDirectory };
    environment(rig, 'far', `targets:\n  host: ${JSON.stringify({ ...known, ...change })}\n`);
    runbook(rig, 'unlocked', '', `touch ${rig.path('made')}`);
  }

  test.skipIf(typeof sshd === 'string').for(['touch', 'unlocked'])(
    'an ssh target whose host key changed, and one that does not answer: %s',
    async (name) => {
      const rig = project();
      const server = runningSshd(sshd);
      ssh(rig, server, {
        hostKey: 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ3y8xqVb3D0Jb0w2Zr8m2j6n0o1w8a1l9Jm4o7H3c5d',
      });
      await refused(rig, ['run', name, '--env', 'far'], ['RB707', 7, /host key/i]);
      ssh(rig, server, { port: 1 });
      await refused(rig, ['run', name, '--env', 'far'], ['RB707', 7, /127\.0\.0\.1/]);
      ssh(rig, server, {});
      expect((await rig.run(['run', name, '--env', 'far'])).code).toBe(0);
      expect(existsSync(rig.path('made'))).toBe(true);
    },
  );
});

describe('locks', () => {
  function held(rig: Rig): void {
    execFileSync('mkfifo', [rig.path('pipe')]);
    runbook(rig, 'held', 'lock: host\n', `cat ${rig.path('pipe')}`);
  }

  test('a second run is refused with the holder named; with --wait it queues', async () => {
    const rig = project();
    held(rig);
    const first = rig.start(['run', 'held']);
    const run = runOf(await first.until(/start +make/));
    await refused(rig, ['run', 'touch'], ['RB701', 5, new RegExp(`held by ${run} \\(held, by`), /--wait/]);
    const queued = rig.start(['run', 'touch', '--wait']);
    await queued.until(/wait/);
    expect(existsSync(rig.path('made'))).toBe(false);
    writeFileSync(rig.path('pipe'), '');
    expect((await first.ended).code).toBe(0);
    expect((await queued.ended).code).toBe(0);
    expect(existsSync(rig.path('made'))).toBe(true);
  });

  test('a run that waits in the queue ends as cancelled when it is told to', async () => {
    const rig = project();
    held(rig);
    const first = rig.start(['run', 'held']);
    await first.until(/start +make/);
    const queued = rig.start(['run', 'touch', '--wait']);
    await queued.until(/wait/);
    queued.kill('SIGTERM');
    const { code, stdout, stderr } = await queued.ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
    expect(stdout).toContain('cancelled');
    expect(existsSync(rig.path('made'))).toBe(false);
    writeFileSync(rig.path('pipe'), '');
    expect((await first.ended).code).toBe(0);
    expect((await rig.run(['run', 'touch'])).code).toBe(0);
  });

  test('a killed run keeps others out, also when its journal is damaged, until it is resolved', async () => {
    const rig = project();
    held(rig);
    const first = rig.start(['run', 'held']);
    const run = runOf(await first.until(/start +make/));
    first.kill('SIGKILL');
    await first.ended;
    await refused(rig, ['run', 'touch'], ['RB702', 5, new RegExp(`${run} .*was cut off`), /runbook resume/]);
    const journal = `state/runs/${run}/journal.jsonl`;
    rig.write(journal, rig.read(journal).replace('"locks-held"', 'broken'));
    const damaged: Expected = ['RB804', 2, /journal\.jsonl:2: the journal is damaged/, /runbook resolve/];
    await refused(rig, ['resume', run], damaged);
    const resolved = await rig.run(['resolve', run, '--reason', 'looked at the host']);
    expect(resolved.code, resolved.stderr).toBe(0);
    expect((await rig.run(['run', 'touch'])).code).toBe(0);
  });
});
