import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What one run of a program took. CPU and time in milliseconds, memory in MB. */
export interface Sample {
  readonly wall: number;
  /** User and system time of the program and of all children that it waited for. */
  readonly cpu: number;
  /** The same of a Node process alone, and its peak of resident memory; for one that was asked to tell. */
  readonly own?: { readonly cpu: number; readonly rss: number };
}

/** A program to measure. */
export interface Program {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether a Node process is to tell its own use, apart from its children's. */
  readonly tellsOwn?: boolean;
}

const reporter = join(import.meta.dirname, 'peers', 'report-usage.cjs');

/**
 * Runs a program once. The shell's `time` tells wall and CPU time as the kernel counts them (wait4), so
 * that nothing has to be loaded into the program. Throws when it ends badly.
 */
export async function measure(program: Program, folder: string): Promise<Sample> {
  const usage = join(folder, 'usage.json');
  const { argv, cwd, env, tellsOwn } = program;
  const whole = tellsOwn === true ? [argv[0] ?? '', '--require', reporter, ...argv.slice(1)] : argv;
  const timed = 'TIMEFORMAT="%3R %3U %3S"; time "$@" >"$BENCH_OUT" 2>"$BENCH_ERR"';
  const files = { BENCH_OUT: join(folder, 'stdout'), BENCH_ERR: join(folder, 'stderr'), BENCH_USAGE: usage };
  const { code, text } = await shell(['-c', timed, 'bash', ...whole], cwd, {
    ...process.env,
    ...files,
    ...env,
  });
  if (code !== 0) {
    const said = readFileSync(files.BENCH_ERR, 'utf8') + readFileSync(files.BENCH_OUT, 'utf8');
    throw new Error(`${argv.join(' ')} ended with ${code}: ${said.slice(-2000)}`);
  }
  const [wall = 0, user = 0, system = 0] = text.trim().split(' ').map(Number);
  const sample = { wall: wall * 1000, cpu: (user + system) * 1000 };
  if (tellsOwn !== true) return sample;
  const own = JSON.parse(readFileSync(usage, 'utf8')) as { readonly cpu: number; readonly rss: number };
  rmSync(usage);
  return { ...sample, own };
}

function shell(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<{ readonly code: number | null; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', args, { cwd, env, stdio: ['ignore', 'ignore', 'pipe'] });
    let text = '';
    child.stderr.setEncoding('utf8').on('data', (part: string) => (text += part));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, text }));
  });
}

/** The median; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The same values in another order, each order as likely. */
export function shuffled<T>(values: readonly T[]): T[] {
  const left = [...values];
  const result: T[] = [];
  while (left.length > 0) result.push(...left.splice(Math.floor(Math.random() * left.length), 1));
  return result;
}
