import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { watchSite } from './watch-site.ts';

/** How a run of a runbook ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
  /** The longest time that the site did not answer while it ran, in seconds. */
  readonly interruption: number;
}

const program = new URL('../../../dist/runbook.js', import.meta.url).pathname;

/** Runs a runbook against the stack with the built program, watching the site meanwhile. */
export async function runbook(state: string, ...args: readonly string[]): Promise<Ended> {
  const watch = watchSite();
  const { code, output } = await command(state, 'run', ...args, '--env', 'docker', '--approve', 'all');
  return { code, output, interruption: await watch.end() };
}

/** Runs any verb of the built program. */
export async function command(
  state: string,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly output: string }> {
  const env = { ...process.env, RUNBOOK_STATE_DIR: join(state, 'state'), NO_COLOR: '1' };
  return new Promise((resolve) => {
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, [program, ...args], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, output: `${stdout}${stderr}` });
    });
  });
}
