import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { sandboxFolders } from '../../app/compose-sandbox.ts';
import { refuse } from '../../app/refusal.ts';
import { makeTemporaryFolder } from '../../app/temporary-folder.ts';

/** How a command of the demo ended. */
export interface Shown {
  /** Undefined for one that was killed. */
  readonly code: number | undefined;
  /** What it printed, standard output first. */
  readonly text: string;
}

/** A command of the demo. */
export interface StageCommand {
  /** What follows `runbook`. */
  readonly args: readonly string[];
  /** Told every line as it comes. */
  readonly onLine?: (line: string) => void;
  /** The command is killed (`kill -9`) at the first line that matches. */
  readonly killAt?: RegExp;
}

/** A temporary folder with the shipped runbooks and a sandbox of its own, in which the real program is run. */
export interface Stage {
  readonly folder: string;
  run(command: StageCommand): Promise<Shown>;
  /** Ends what runs, waits until the sandbox is off, and removes the folder. */
  close(): Promise<void>;
}

/** `deploy` wants a whole GiB where the data are, the rest is for what lies beside them. */
const room = 1088 * 1024 ** 2;

/**
 * Copies the runbooks of this installation into a new folder and switches its sandbox on, which stays on between the
 * commands. Throws a Refusal where there are no runbooks, and a PortError where there is no room for it.
 */
export async function openStage(signal: AbortSignal): Promise<Stage> {
  const shipped = findShipped();
  const folder = makeTemporaryFolder('runbook-demo-', room);
  for (const name of ['runbooks', 'compose']) {
    cpSync(join(shipped, name), join(folder, name), { recursive: true });
  }
  const running = new Set<ChildProcess>();
  const switchOff = await switchOn(folder);
  return {
    folder,
    run: (command) => runOn(folder, command, running, signal),
    async close() {
      for (const child of running) child.kill('SIGKILL');
      await switchOff();
      await powerOff(folder);
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function switchOn(folder: string): Promise<() => Promise<void>> {
  try {
    return await sandboxFolders.switchOn(join(folder, '.runbook/host'));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

/** The folder above this program that has the runbooks: the checkout, or an unpacked package. */
function findShipped(): string {
  for (let folder = import.meta.dirname; dirname(folder) !== folder; folder = dirname(folder)) {
    if (existsSync(join(folder, 'runbooks/update-manual.yaml'))) return folder;
  }
  throw refuse('RB601', 'this installation has no runbooks beside it, which the demo shows', {
    help: 'run it in a checkout: `npm run demo`',
  });
}

async function runOn(
  folder: string,
  { args, onLine, killAt }: StageCommand,
  running: Set<ChildProcess>,
  signal: AbortSignal,
): Promise<Shown> {
  signal.throwIfAborted();
  const child = spawn(process.execPath, [process.argv[1] ?? '', ...args], {
    cwd: folder,
    env: { ...kept(process.env), RUNBOOK_STATE_DIR: join(folder, '.runbook/state'), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const stop = (): boolean => child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  const told: [string[], string[]] = [[], []];
  const take = (lines: string[]) => (line: string) => {
    lines.push(line);
    onLine?.(line);
    if (killAt?.test(line) === true) stop();
  };
  createInterface({ input: child.stdout }).on('line', take(told[0]));
  createInterface({ input: child.stderr }).on('line', take(told[1]));
  const ended = Promise.withResolvers<number | undefined>();
  child.on('error', ended.reject);
  child.on('close', (code) => ended.resolve(code ?? undefined));
  try {
    const code = await ended.promise;
    signal.throwIfAborted();
    return { code, text: told.flat().join('\n') };
  } finally {
    running.delete(child);
    signal.removeEventListener('abort', stop);
  }
}

/** Nothing but what programs need, so that the demo is the same for everybody. */
function kept(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'USER'];
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

const patienceMs = 30_000;

/** The sandbox goes off by itself a moment after the last command; until then its files are in use. */
async function powerOff(folder: string): Promise<void> {
  const until = performance.now() + patienceMs;
  while (isUsed(folder) && performance.now() < until) await delay(50);
}

function isUsed(folder: string): boolean {
  if (!existsSync('/proc/self/cmdline')) return false;
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(join('/proc', name, 'cmdline'), 'utf8').includes(folder);
    } catch {
      return false; // It has ended meanwhile.
    }
  });
}
