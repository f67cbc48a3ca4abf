import { spawn } from 'node:child_process';
import { closeSync, openSync, writeFileSync } from 'node:fs';
import { PortError } from '../../ports/port-error.ts';
import { fileError } from '../file-error.ts';

/** Held while an engine works on a run. */
export interface RunGuard {
  release(): Promise<void>;
}

const refusedCode = 75;

/**
 * Takes a run for this engine alone: a `flock` child holds the file and ends with the engine's pipe,
 * so a killed engine holds nothing. Undefined when another living engine has it. `sign` leaves the
 * engine's process id in the file.
 */
export async function takeGuard(path: string, sign: boolean): Promise<RunGuard | undefined> {
  if (sign) makePrivateFile(path);
  const guard = await startHolder(path);
  try {
    if (guard !== undefined && sign) writeFileSync(path, String(process.pid));
    return guard;
  } catch (error) {
    await guard?.release();
    throw fileError(`write ${path}`, error);
  }
}

/** Left to `flock`, its mode would be what the umask leaves. */
function makePrivateFile(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600));
  } catch (error) {
    throw fileError(`write ${path}`, error);
  }
}

async function startHolder(path: string): Promise<RunGuard | undefined> {
  const args = ['--nonblock', '--conflict-exit-code', String(refusedCode), '--no-fork', path, 'cat'];
  const child = spawn('flock', args, { stdio: ['pipe', 'pipe', 'ignore'], detached: true });
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
  child.stdin.on('error', () => {}); // It may have ended already; `ended` says so.
  child.stdin.write('held\n');
  const held = new Promise<'held'>((resolve) => {
    child.stdout.once('data', () => resolve('held'));
  });
  const answer = await Promise.race([held, ended]).catch((error: unknown) => {
    throw new PortError('unsupported', 'the program `flock` is missing', {
      help: 'install util-linux',
      cause: error,
    });
  });
  if (answer === refusedCode) return undefined;
  if (answer !== 'held') throw new PortError('failed', `cannot lock ${path}`);
  return {
    async release() {
      child.stdin.end();
      await ended;
    },
  };
}
