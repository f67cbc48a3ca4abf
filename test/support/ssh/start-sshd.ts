import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { SshSettings } from '../../../engine/adapters/ssh/settings.ts';
import { freePort } from '../free-port.ts';
import { findSshd } from './find-sshd.ts';

const run = promisify(execFile);

/** A running sshd on the loopback interface, of its own keys and configuration. */
export interface RunningSshd {
  /** What `openSsh` needs to reach it. */
  readonly settings: SshSettings;
  /** A folder on the "target", removed by `stop`; as root, its `full` is a file system of 64 KiB. */
  readonly folder: string;
  /** Ends the sshd processes that serve connections, as a broken network or a crash would; the listener stays. */
  dropConnections(): Promise<void>;
  stop(): Promise<void>;
}

/** What may differ from one server to the next. */
export interface SshdOptions {
  /** A shell to stand in for the target's /bin/sh; needs root. */
  readonly shell?: string;
  /** A program that serves no files, in place of the one that does. */
  readonly sftpServer?: string;
}

/** Starts an sshd; resolves to a plain reason when this machine cannot run one. Logins are as the current user. */
export async function startSshd(options: SshdOptions = {}): Promise<RunningSshd | string> {
  const server = await findSshd();
  if (typeof server === 'string') return server;
  const folder = await mkdtemp(join(tmpdir(), 'runbook-sshd-'));
  const port = await freePort();
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'host')]);
  await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, 'user')]);
  await writeFile(join(folder, 'keys'), await readFile(join(folder, 'user.pub')), { mode: 0o600 });
  // sshd hands the program to a shell, which would take a path with a space apart.
  await symlink(options.sftpServer ?? server.sftpServer, join(folder, 'sftp-server'));
  await writeFile(join(folder, 'config'), configuration(folder, port));
  const child = await launch(folder, server.sshd, server.libraries, options);
  const stop = async (): Promise<void> => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  const problem = await answers(child, port);
  if (problem !== undefined) {
    await stop();
    return `sshd does not start here: ${problem}`;
  }
  const state = join(folder, 'state');
  await mkdir(state);
  return {
    folder,
    settings: {
      target: 'host',
      address: '127.0.0.1',
      port,
      user: userInfo().username,
      identityFile: join(folder, 'user'),
      hostKey: (await readFile(join(folder, 'host.pub'), 'utf8')).trim(),
      stateDirectory: state,
      graceMilliseconds: 300,
    },
    dropConnections: () => dropConnections(child),
    stop,
  };
}

/** The server where tests only run when there is one. */
export function runningSshd(server: RunningSshd | string): RunningSshd {
  if (typeof server === 'string') throw new Error(server);
  return server;
}

function configuration(folder: string, port: number): string {
  return [
    `Port ${port}`,
    'ListenAddress 127.0.0.1',
    `HostKey ${folder}/host`,
    `AuthorizedKeysFile ${folder}/keys`,
    'PidFile none',
    'StrictModes no',
    'UsePAM no',
    'PasswordAuthentication no',
    'PermitRootLogin prohibit-password',
    'PermitUserEnvironment no',
    `Subsystem sftp ${folder}/sftp-server`,
    '',
  ].join('\n');
}

/**
 * As root, sshd wants a user `sshd` and a folder in /run: it gets both in a mount namespace of its own,
 * so that the machine stays as it is.
 */
async function launch(
  folder: string,
  sshd: string,
  libraries: string | undefined,
  { shell }: SshdOptions,
): Promise<ChildProcess> {
  const env = { ...process.env, ...(libraries !== undefined && { LD_LIBRARY_PATH: libraries }) };
  // The kernel ends it with the test process, also when that is killed.
  const daemon = ['setpriv', '--pdeathsig', 'KILL', sshd, '-D', '-e', '-f', join(folder, 'config')];
  if (process.getuid?.() !== 0) {
    return spawn('setpriv', daemon.slice(1), { env, stdio: ['ignore', 'ignore', 'pipe'] });
  }
  const users = await readFile('/etc/passwd', 'utf8');
  const user = users.includes('\nsshd:') ? '' : 'sshd:x:74:65534::/run/sshd:/usr/sbin/nologin\n';
  // A plain login, whatever this machine's start-up files would do.
  const root = /^(root(?::[^:]*){4}):.*$/m;
  await writeFile(join(folder, 'passwd'), users.replace(root, `$1:${folder}:/bin/sh`) + user);
  const script = [
    'mount --bind "$1/passwd" /etc/passwd',
    'mount -t tmpfs tmpfs /run',
    'mkdir -m 0755 /run/sshd',
    'mkdir "$1/full" && mount -t tmpfs -o size=64k tmpfs "$1/full"',
    shell === undefined ? ':' : 'mount --bind "$2" "$(readlink -f /bin/sh)"',
    'shift 2',
    'exec "$@"',
  ].join(' && ');
  const argv = ['--mount', '/bin/bash', '-c', script, 'launch', folder, shell ?? '', ...daemon];
  return spawn('unshare', argv, { env, stdio: ['ignore', 'ignore', 'pipe'] });
}

/** Waits until sshd says that it listens; undefined then, else what it said instead. */
async function answers(child: ChildProcess, port: number): Promise<string | undefined> {
  if (child.stderr === null) return 'its log cannot be read';
  const said: string[] = [];
  const lines = createInterface({ input: child.stderr });
  const listening = new Promise<boolean>((resolve) => {
    lines.on('line', (line) => {
      said.push(line);
      if (line.includes(`port ${port}`)) resolve(true);
    });
    child.once('exit', () => resolve(false));
    child.once('error', (cause) => {
      said.push(cause.message);
      resolve(false);
    });
  });
  return (await listening) ? undefined : said.join(' ');
}

async function dropConnections(listener: ChildProcess): Promise<void> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=,comm=']);
  const all = stdout.split('\n').map((line) => line.trim().split(/\s+/));
  // A login of another user than root has one process more, which goes on when only the first one ends.
  const serversBelow = (parent: string): readonly string[] =>
    all.flatMap(([pid = '', above, name = '']) =>
      above === parent && name.startsWith('sshd') ? [pid, ...serversBelow(pid)] : [],
    );
  for (const pid of serversBelow(String(listener.pid))) {
    try {
      process.kill(Number(pid), 'SIGKILL');
    } catch {
      // It has ended with the one above it.
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await dropConnections(child);
  child.kill('SIGTERM');
  await gone;
}
