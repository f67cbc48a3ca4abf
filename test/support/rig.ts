import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { endLeftovers } from './leftovers.ts';

/** The built program. */
export const program: string = fileURLToPath(new URL('../../dist/runbook.js', import.meta.url));

/** The program of util-linux that runs a command on a pseudo-terminal. */
const recorder = 'script';

/** How a command ended. */
export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command under way. */
export interface Running {
  readonly pid: number;
  readonly ended: Promise<Finished>;
  /** Resolves once everything printed so far (stdout, then stderr) matches; rejects when it ends before. */
  until(pattern: RegExp): Promise<string>;
  type(text: string): void;
  /** Sends a signal to the program alone. */
  kill(signal: NodeJS.Signals): void;
}

/** What a command is started with besides its arguments. */
export interface RigOptions {
  /** Added to an environment that is otherwise empty but for PATH, HOME and the state directory. */
  readonly env?: Readonly<Record<string, string>>;
  /** Folder below the rig's own. */
  readonly cwd?: string;
  /** A pseudo-terminal of this size instead of pipes; stdout and stderr arrive as one. */
  readonly terminal?: { readonly columns: number; readonly rows: number };
  /** Instead of the built program: a line for `sh` in which `runbook` is it. */
  readonly shell?: true;
}

/** A temporary folder in which the built program is run. */
export interface Rig extends AsyncDisposable {
  readonly folder: string;
  path(name: string): string;
  write(name: string, text: string): string;
  read(name: string): string;
  run(args: readonly string[], options?: RigOptions): Promise<Finished>;
  start(args: readonly string[], options?: RigOptions): Running;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/** Makes a rig; disposing of it ends what still runs and removes the folder. */
export function openRig(): Rig {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'runbook-rig-')));
  const home = join(folder, 'home');
  mkdirSync(home);
  const children = new Map<Child, Promise<Finished>>();
  const start = (args: readonly string[], options: RigOptions = {}): Running => {
    const child = launch(folder, args, options);
    const running = follow(child);
    children.set(child, running.ended);
    return running;
  };
  return {
    folder,
    path: (name) => join(folder, name),
    write(name, text) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      return path;
    },
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    start,
    run: (args, options) => {
      const running = start(args, options);
      return running.ended;
    },
    async [Symbol.asyncDispose]() {
      for (const child of children.keys()) child.kill('SIGKILL');
      await Promise.all(children.values());
      await endLeftovers(home);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function launch(folder: string, args: readonly string[], options: RigOptions): Child {
  const own = dirname(process.execPath);
  const env = {
    PATH: `${own}:${process.env['PATH'] ?? ''}`,
    HOME: join(folder, 'home'),
    RUNBOOK_STATE_DIR: join(folder, 'state'),
    ...(options.terminal && { TERM: 'xterm-256color' }),
    ...options.env,
  };
  const settings = { cwd: join(folder, options.cwd ?? ''), env, stdio: ['pipe', 'pipe', 'pipe'] as const };
  const line = commandLine(args, options);
  if (options.terminal === undefined && options.shell === undefined) {
    return spawn(process.execPath, [program, ...args], { ...settings, stdio: ['pipe', 'pipe', 'pipe'] });
  }
  if (options.terminal === undefined)
    return spawn('sh', ['-c', line], { ...settings, stdio: ['pipe', 'pipe', 'pipe'] });
  const { columns, rows } = options.terminal;
  const inside = `stty cols ${columns} rows ${rows}; ${line}`;
  return spawn(recorder, ['-qefc', inside, '/dev/null'], { ...settings, stdio: ['pipe', 'pipe', 'pipe'] });
}

function commandLine(args: readonly string[], { shell }: RigOptions): string {
  const runbook = `${quoted(process.execPath)} ${quoted(program)}`;
  if (shell === true) return `runbook() { ${runbook} "$@"; }; ${args.join(' ')}`;
  return `exec ${runbook} ${args.map(quoted).join(' ')}`;
}

function follow(child: Child): Running {
  const printed = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      printed[name] += text;
      for (const watcher of watchers) watcher();
    });
  }
  // Whoever ends early takes its input no more.
  child.stdin.on('error', () => {});
  let over = false;
  const ended = new Promise<Finished>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      over = true;
      for (const watcher of watchers) watcher();
      resolve({ code, signal, ...printed });
    });
  });
  return {
    pid: child.pid ?? 0,
    ended,
    until: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const text = printed.stdout + printed.stderr;
          if (pattern.test(text)) resolve(text);
          else if (over) reject(new Error(`ended without ${String(pattern)}:\n${text}`));
          else return;
          watchers.delete(look);
        };
        watchers.add(look);
        look();
      }),
    type: (text) => void child.stdin.write(text),
    kill: (signal) => void child.kill(signal),
  };
}
