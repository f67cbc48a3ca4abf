import { spawn } from 'node:child_process';
import { smallEnvironment } from '../posix/environment.ts';
import { LOCK_SCRIPT } from '../posix/lock-script.ts';
import type { LockProcess } from '../posix/lock-session.ts';

/**
 * Starts the script that holds a lock below `<stateDirectory>/locks`. Its stdin is a pipe from this
 * process, so the kernel tells it of our end, also of one by KILL. It has a session of its own: a
 * Ctrl-C on the terminal must not end it before the run is undone.
 */
export function startLocalLock(stateDirectory: string, name: string, mode: 'wait' | 'try'): LockProcess {
  const argv = ['-c', LOCK_SCRIPT, 'runbook-lock', `${stateDirectory}/locks`, name, mode];
  const child = spawn('/bin/sh', argv, {
    cwd: '/',
    env: smallEnvironment(process.env),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return { stdin: child.stdin, stdout: child.stdout, stderr: child.stderr, ended };
}
