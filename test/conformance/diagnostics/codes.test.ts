import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openRig, type Finished, type Rig, type RigOptions, type Running } from '../../support/rig.ts';

const head = (name: string): string => `apiVersion: runbook/v1\nname: ${name}\nsummary: For a test\n`;

/** A rig whose folder is a project with an environment on this machine. */
function openProject(): Rig {
  const rig = openRig();
  onTestFinished(() => rig[Symbol.asyncDispose]());
  rig.write('runbooks/project.yaml', 'apiVersion: runbook/v1\nkind: Project\nenvironment: here\n');
  rig.write(
    'runbooks/environments/here.yaml',
    'apiVersion: runbook/v1\nkind: Environment\nname: here\nsummary: This machine\ntargets:\n  host: { transport: local, stateDirectory: ../../target }\n',
  );
  rig.write(
    'runbooks/say.yaml',
    `${head('say')}target: host
inputs:
  times: { type: integer, minimum: 1, maximum: 3, default: 1, description: How often }
steps:
  - { id: say, effect: read, run: echo hello }
`,
  );
  rig.write(
    'runbooks/ask.yaml',
    `${head('ask')}target: host
inputs:
  name: { type: string, required: true, description: Whom }
steps:
  - { id: say, effect: read, run: echo hello }
`,
  );
  rig.write(
    'runbooks/gate.yaml',
    `${head('gate')}target: host
lock: gate
steps:
  - { id: agree, uses: approval, with: { message: Go on? } }
`,
  );
  execFileSync('mkfifo', [rig.path('pipe')]);
  rig.write(
    'runbooks/pause.yaml',
    `${head('pause')}target: host
lock: gate
steps:
  - id: pause
    effect: read
    run: cat "$PIPE"
    env: { PIPE: ${rig.path('pipe')} }
`,
  );
  return rig;
}

/** A project with settings for `runbook simulate`. */
function simulating(settings: string): string {
  return `apiVersion: runbook/v1\nkind: Project\nenvironment: here\nsimulate:\n  ${settings}\n`;
}

/** The only run of a rig. */
function onlyRun(rig: Rig): string {
  const [run, ...more] = readdirSync(rig.path('state/runs')).filter((name) => /^\d{8}-\d{6}-/.test(name));
  if (run === undefined || more.length > 0) throw new Error('not one run');
  return run.replace(/\..*$/, '');
}

function journalOf(rig: Rig): string {
  const folder = rig.path('state/runs');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true });
  const journal = files.find((file) => file.isFile() && file.name.endsWith('.jsonl'));
  if (journal === undefined) throw new Error(`no journal in ${folder}`);
  return join(journal.parentPath, journal.name);
}

function editLines(path: string, edit: (lines: string[]) => void): void {
  const lines = readFileSync(path, 'utf8').split('\n');
  edit(lines);
  writeFileSync(path, lines.join('\n'));
}

/** Sets the clock of the program ten years ahead. */
function tenYearsLater(rig: Rig): RigOptions {
  const path = rig.write(
    'later.mjs',
    `const Real = Date;
globalThis.Date = class extends Real {
  constructor(...given) { given.length === 0 ? super(Real.now() + 315576e6) : super(...given); }
  static now() { return Real.now() + 315576e6; }
};
`,
  );
  return { env: { NODE_OPTIONS: `--import ${path}` } };
}

/** Does something while a run that holds the lock stands still. */
async function paused<T>(rig: Rig, then: (running: Running) => Promise<T>): Promise<T> {
  const running = rig.start(['run', 'pause']);
  await running.until(/start +pause/);
  const result = await then(running);
  running.kill('SIGKILL');
  await running.ended;
  return result;
}

/** The processes below one, nearest first. */
function childrenOf(pid: number): readonly number[] {
  const direct = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
  return direct.flatMap((child) => [child, ...childrenOf(child)]);
}

/** The shell that holds the kernel's lock for a run. */
function lockHolder(pid: number): number {
  const holder = childrenOf(pid).find((child) =>
    readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('flock'),
  );
  if (holder === undefined) throw new Error('nobody holds a lock');
  return holder;
}

type Scenario = (
  rig: Rig,
  run: (args: string, options?: RigOptions) => Promise<Finished>,
) => Promise<Finished>;

/** One command line for each code that no file alone can bring about. */
const scenarios: Readonly<Record<string, Scenario>> = {
  RB101: (_rig, run) => run('validate missing.yaml'),
  RB104(rig, run) {
    rig.write('large.yaml', `${head('large')}# ${'x'.repeat(6_000_000)}\n`);
    return run('validate large.yaml');
  },
  RB501: (_rig, run) => run('plan say --env her'),
  RB601: (_rig, run) => run('run sai'),
  RB602: (_rig, run) => run('list --dir home'),
  RB603(rig, run) {
    rig.write('inputs.yaml', '- 1\n');
    return run('plan say --inputs-file inputs.yaml');
  },
  RB604: (_rig, run) => run('simulate say'),
  RB605(rig, run) {
    rig.write('runbooks/project.yaml', simulating('say: { exempt: it has no sandbox }'));
    return run('simulate say');
  },
  RB606(rig, run) {
    rig.write('runbooks/project.yaml', simulating('say: { prepare: simulate/missing.yaml }'));
    return run('simulate --all');
  },
  RB610: (_rig, run) => run('plan say --input tims=2'),
  RB611: (_rig, run) => run('plan ask'),
  RB612: (_rig, run) => run('plan say --input times=often'),
  RB613: (_rig, run) => run('plan say --input times=4'),
  RB701: (rig, run) => paused(rig, () => run('run gate')),
  async RB702(_rig, run) {
    await run('run gate');
    return run('run gate');
  },
  async RB703(rig, run) {
    await run('plan say -o saved.json');
    rig.write('runbooks/say.yaml', rig.read('runbooks/say.yaml').replace('echo hello', 'echo bye'));
    return run('run --plan saved.json');
  },
  async RB704(_rig, run) {
    await run('plan say -o saved.json');
    await run('run --plan saved.json');
    return run('run --plan saved.json');
  },
  async RB705(rig, run) {
    await run('plan say -o saved.json');
    return run('run --plan saved.json', tenYearsLater(rig));
  },
  RB706(rig, run) {
    rig.write('saved.json', '{}');
    return run('run --plan saved.json');
  },
  RB707(rig, run) {
    rig.write(
      'runbooks/environments/away.yaml',
      'apiVersion: runbook/v1\nkind: Environment\nname: away\nsummary: A machine that does not answer\ntargets:\n  host: { transport: ssh, address: 127.0.0.1, port: 1, user: nobody, hostKey: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGIxkBk3qDjXZk3pG0lS6cXqVxkqkW0mT4Cq3o9Q9x8P" }\n',
    );
    return run('run gate --env away');
  },
  RB708: (rig) =>
    paused(rig, async (running) => {
      process.kill(lockHolder(running.pid), 'SIGKILL');
      return running.ended;
    }),
  RB801(rig, run) {
    rig.write('state', 'no folder\n');
    return run('run say');
  },
  RB802: (_rig, run) => run('logs 20260101-000000-abcd'),
  RB803: (rig, run) => paused(rig, () => run(`resume ${onlyRun(rig)}`)),
  async RB804(rig, run) {
    await run('run gate');
    editLines(journalOf(rig), (lines) => lines.splice(1, 1, '{"torn'));
    return run(`resume ${onlyRun(rig)}`);
  },
  async RB805(rig, run) {
    await run('run gate');
    editLines(journalOf(rig), (lines) => {
      lines[0] = (lines[0] ?? '').replace(/"core":\d+/, '"core":999');
    });
    return run(`resume ${onlyRun(rig)}`);
  },
  async RB807(rig) {
    // The shell lets the program write files of one block only, as a full disk would.
    rig.write(
      'runbooks/long.yaml',
      `${head('long')}target: host\nsteps:\n  - { id: say, effect: read, run: "seq 100000" }\n`,
    );
    return rig.run(['ulimit -f 8; runbook run long'], { shell: true });
  },
  async RB806(rig, run) {
    await run('run say');
    return run(`resume ${onlyRun(rig)}`);
  },
};

/** What was said about the code: of a run that is told, its line alone. */
function about(code: string, said: string): string {
  if (!said.startsWith('run ')) return said;
  return said
    .split('\n')
    .filter((line) => line.includes(`[${code}]`))
    .join('\n');
}

/** Names of this run and this machine are replaced by words. */
function stable(text: string, rig: Rig): string {
  return text
    .replaceAll(rig.folder, 'FOLDER')
    .replaceAll(/\d{8}-\d{6}-[0-9a-z]{4}/g, 'RUN')
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z| UTC)?/g, 'TIME')
    .replaceAll(/\d\d:\d\d:\d\d/g, 'TIME')
    .replaceAll(/[0-9a-f]{12,64}/g, 'DIGEST')
    .replaceAll(/process \d+/g, 'process PID')
    .replaceAll(/\b[\w-]+@[\w.-]+/g, 'WHO');
}

describe('codes that a command line brings about', () => {
  test.each(Object.keys(scenarios))('%s', async (code) => {
    const rig = openProject();
    const run = (args: string, options?: RigOptions): Promise<Finished> => rig.run(args.split(' '), options);
    const {
      code: exit,
      stdout,
      stderr,
    } = (await scenarios[code]?.(rig, run)) ?? { code: null, stdout: '', stderr: '' };
    const said = stable(stdout + stderr, rig);
    expect(said).toContain(`[${code}]`);
    await expect(`exit ${exit}\n${about(code, said)}`).toMatchFileSnapshot(
      join(import.meta.dirname, 'golden', `${code}.expected`),
    );
  });

  test('have a golden file each, and there is no other', () => {
    const golden = readdirSync(join(import.meta.dirname, 'golden')).map((name) => name.slice(0, 5));
    expect(golden.toSorted()).toEqual(Object.keys(scenarios).toSorted());
  });
});
