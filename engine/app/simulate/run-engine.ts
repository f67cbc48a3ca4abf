import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { EngineJob, EngineResult } from './engine-job.ts';

/** How an engine of a simulation ended. */
export type EngineEnd =
  | { readonly kind: 'result'; readonly result: EngineResult }
  /** By `kill -9`, as its fault wanted. */
  | { readonly kind: 'killed' }
  /** It never ended, or broke; the text says how. */
  | { readonly kind: 'broken'; readonly reason: string };

/** How long one engine may take, in milliseconds; thirty times what the slowest one needs. */
const patience = 180_000;

/** Does one job in a process of its own and tells how that ended. */
export async function runEngine(job: EngineJob, signal: AbortSignal): Promise<EngineEnd> {
  const file = `${job.result}.job`;
  writeFileSync(file, JSON.stringify(job), { mode: 0o600 });
  rmSync(job.result, { force: true });
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program(), file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: kept(process.env),
  });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    complaints = `${complaints}${chunk}`.slice(-4000);
  });
  const stop = (): boolean => child.kill('SIGKILL');
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    stop();
  }, patience);
  signal.addEventListener('abort', stop, { once: true });
  const ended = Promise.withResolvers<{ code: number | null; by: NodeJS.Signals | null }>();
  child.on('error', ended.reject);
  child.on('exit', (code, by) => ended.resolve({ code, by }));
  try {
    const { code, by } = await ended.promise;
    if (late) return { kind: 'broken', reason: `the engine did not end within ${patience / 1000} s` };
    if (by === 'SIGKILL') return { kind: 'killed' };
    if (code === 0 && existsSync(job.result)) return { kind: 'result', result: read(job.result) };
    return { kind: 'broken', reason: `the engine broke (${by ?? `exit ${code}`}): ${complaints.trim()}` };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function read(path: string): EngineResult {
  return JSON.parse(readFileSync(path, 'utf8')) as EngineResult;
}

/** Nothing but what programs need: a simulation does not depend on who runs it. */
function kept(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'NODE_COMPILE_CACHE'];
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])));
}

/** Beside the sources, or beside the bundle. */
function program(): string {
  const candidates = import.meta.url.endsWith('.ts')
    ? ['./engine-process.ts']
    : ['./simulate-engine.js', '../simulate-engine.js'];
  const found = candidates
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error('this installation is not whole: simulate-engine.js is missing');
  return found;
}
