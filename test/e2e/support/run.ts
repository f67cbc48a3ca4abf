import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { record } from './cases.ts';
import { fingerprint } from './host.ts';
import { type Place, root } from './place.ts';
import { watchSite } from './watch-site.ts';

/** How a command ended. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** How a run of a runbook ended. */
export interface EndedRun extends Ended {
  /** The longest time that the site did not answer while it ran, in seconds. */
  readonly interruption: number;
}

/** Runs a runbook against the stack with the built program, watching the site meanwhile. */
export async function runbook(place: Place, ...args: readonly string[]): Promise<EndedRun> {
  const watch = watchSite();
  const { code, output } = await command(place, 'run', ...args, '--approve', 'all');
  return { code, output, interruption: await watch.end() };
}

/** Runs any verb of the built program. */
export async function command(place: Place, ...args: readonly string[]): Promise<Ended> {
  const env = { ...process.env, ...place.env, RUNBOOK_STATE_DIR: join(place.folder, 'state'), NO_COLOR: '1' };
  const argv = [join(root, 'dist/runbook.js'), ...args, ...place.words];
  return new Promise((resolve) => {
    const options = { env, maxBuffer: 64 * 1024 * 1024 };
    execFile(process.execPath, argv, options, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, output: `${stdout}${stderr}` });
    });
  });
}

/** Runs a runbook that is only a preparation; throws what it printed unless it ends well. */
export async function succeed(place: Place, ...args: readonly string[]): Promise<void> {
  const { code, output } = await command(place, 'run', ...args, '--approve', 'all');
  if (code !== 0) throw new Error(output);
}

/**
 * Runs a runbook as a case of the table, and says there whether the data is the same afterwards. Fails when it is another
 * and not `meant` to be, such as `restored`.
 */
export async function watched(
  place: Place,
  { name, meant }: { readonly name: string; readonly meant?: string },
  ...args: readonly string[]
): Promise<EndedRun> {
  const before = fingerprint();
  const ended = await runbook(place, ...args);
  const equal = fingerprint() === before;
  const data = meant ?? (equal ? 'equal' : 'DIFFERS');
  record({ name, outcome: outcomeOf(ended), interruption: ended.interruption, data });
  if (meant === undefined) expect(equal, ended.output).toBe(true);
  return ended;
}

/** What the run's last word about itself was. */
export function outcomeOf({ code, output }: Ended): string {
  const said = /^\S+ in (?:docker|cloud): ([^\n]+)/mu.exec(output)?.[1] ?? `exit ${code}`;
  return said.slice(0, 60);
}
