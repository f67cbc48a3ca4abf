import { createHash, randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';
import { PortError } from '../../ports/port-error.ts';
import { LOCK_SCRIPT } from '../posix/lock-script.ts';
import { SHIM_SCRIPT } from '../posix/shim-script.ts';
import type { ChannelEnd, Connection, RemoteProcess } from './connection.ts';
import { argumentsText } from './shell-text.ts';

/** How a small command of the transport itself ended. */
export interface PlainResult extends ChannelEnd {
  readonly stdout: string;
  readonly stderr: string;
}

/** The scripts on the target, ready to be started. */
export interface RemoteShim {
  /** Absolute path of the state directory on the target. */
  readonly stateDirectory: string;
  /** Starts a mode of the shim; the words must need no quoting in any shell. */
  start(mode: string, ...words: readonly (string | number)[]): Promise<RemoteProcess>;
  startLock(name: string, mode: 'wait' | 'try'): Promise<RemoteProcess>;
  /** Runs a command whose arguments may hold anything; they travel on stdin. */
  plain(argv: readonly string[]): Promise<PlainResult>;
  /** The same, for a command that reads or writes a stream; the caller attends to the channel. */
  startPlain(argv: readonly string[]): Promise<RemoteProcess>;
}

/** Any shell, csh and fish included, takes these words as they are. */
const PLAIN_WORD = /^[A-Za-z0-9/._~%-]+$/;

/**
 * Puts the scripts below the state directory (`~/…` is the login's home) and starts the warden, which
 * ends what this connection started as soon as it is lost. `grace` is in milliseconds.
 */
export async function installShim(
  connection: Connection,
  stateDirectory: string,
  grace: number,
): Promise<RemoteShim> {
  if (!PLAIN_WORD.test(stateDirectory)) {
    throw new PortError('unsupported', `${stateDirectory} cannot be the state directory of an ssh target`, {
      help: 'use letters, digits, dots, dashes and underscores in its path',
    });
  }
  const state = await installScripts(connection, stateDirectory);
  const start = (mode: string, ...words: readonly (string | number)[]): Promise<RemoteProcess> =>
    connection.start(`exec /bin/sh ${state}/shim/${EDITION}/shim.sh ${state} ${[mode, ...words].join(' ')}`);
  const startPlain = async (argv: readonly string[]): Promise<RemoteProcess> => {
    const end = endLine();
    const process = await start('plain', end);
    process.channel.write(`${argumentsText(argv)}${end}\n`);
    return process;
  };
  await startWarden(connection, await start('warden', connection.id, tenths(grace)));
  return {
    stateDirectory: state,
    start,
    startLock: (name, mode) =>
      connection.start(`exec /bin/sh ${state}/shim/${EDITION}/lock.sh ${state}/locks ${name} ${mode}`),
    startPlain,
    plain: async (argv) => collectEnd(await startPlain(argv)),
  };
}

/** A line that no request can hold by accident or on purpose. */
export function endLine(): string {
  return `end-${randomBytes(16).toString('hex')}`;
}

/** Tenths of a second, as the scripts count. */
export function tenths(milliseconds: number): number {
  return Math.ceil(milliseconds / 100);
}

/** All output of a command, which is expected to be short, and its end. Its stdin is closed unless somebody still writes it. */
export async function collectEnd(
  { channel, ended, closed }: RemoteProcess,
  { leaveOpen = false }: { readonly leaveOpen?: boolean } = {},
): Promise<PlainResult> {
  const texts = Promise.all([textOf(channel), textOf(channel.stderr)]);
  if (!leaveOpen) channel.end();
  const end = await ended;
  await closed;
  const [stdout, stderr] = await texts;
  return { ...end, stdout, stderr };
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Uint8Array[] = [];
  await new Promise<void>((resolve) => {
    stream.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    stream.once('end', resolve);
    stream.once('close', resolve);
  });
  return Buffer.concat(chunks).toString('utf8');
}

/** Engines of different versions may use a target at once, each with its own scripts. */
const EDITION = createHash('sha256').update(SHIM_SCRIPT).update(LOCK_SCRIPT).digest('hex').slice(0, 16);

// The first script comes over stdin of a shell, since no shim is there yet to quote for us.
const INSTALL = `
umask 077
mkdir -p "$state/shim/$edition" "$state/connections" "$state/attempts" "$state/locks" || exit 1
cd "$state/shim/$edition" || exit 1
command -v setsid >/dev/null || { echo "setsid is missing (package util-linux)" >&2; exit 3; }
command -v flock >/dev/null || { echo "flock is missing (package util-linux)" >&2; exit 3; }
[ -r /proc/self/stat ] || { echo "there is no /proc" >&2; exit 3; }
put() { cat >"$1.$$" && mv -f "$1.$$" "$1" || exit 1; }
`;

async function installScripts(connection: Connection, stateDirectory: string): Promise<string> {
  const mark = endLine();
  const process = await connection.start('exec /bin/sh -s');
  process.channel.write(
    `state=${stateDirectory}\nedition=${EDITION}\n${INSTALL}` +
      `put shim.sh <<'${mark}'\n${SHIM_SCRIPT}${mark}\n` +
      `put lock.sh <<'${mark}'\n${LOCK_SCRIPT}${mark}\n` +
      `cd ../.. && pwd\n`,
  );
  const { code, stdout, stderr } = await collectEnd(process);
  const path = stdout.trim();
  if (code === 0 && PLAIN_WORD.test(path)) return path;
  const detail = stderr.trim() || `the login shell answered ${JSON.stringify(path.slice(0, 200))}`;
  throw new PortError(
    code === 3 ? 'unsupported' : kindOf(stderr),
    `cannot use ${stateDirectory} on the target as state directory: ${detail}`,
    {
      help: 'the target needs Linux, a POSIX shell, util-linux and a state directory that this user can write',
    },
  );
}

/** What a command's complaint means. */
export function kindOf(stderr: string): 'no-space' | 'refused' | 'not-found' | 'exists' | 'failed' {
  if (/No space left|Disk quota/i.test(stderr)) return 'no-space';
  if (/Permission denied|Read-only|not permitted/i.test(stderr)) return 'refused';
  if (/No such file|Not a directory|nonexistent/i.test(stderr)) return 'not-found';
  return /File exists/i.test(stderr) ? 'exists' : 'failed';
}

/** Without its warden a connection must not be used: nobody would end its steps when it is lost. */
async function startWarden(connection: Connection, warden: RemoteProcess): Promise<void> {
  const ready = new Promise<boolean>((resolve) => {
    warden.channel.once('data', () => resolve(true));
    warden.channel.stderr.resume();
    void warden.closed.then(() => resolve(false));
  });
  if (!(await ready)) throw connection.lost(new Error('the warden did not start'));
  void warden.closed.then(() => connection.abandon());
}

/** Asks the target to end what an attempt, or a whole run, left; resolves to how many processes there were. */
export async function endRemote(
  shim: RemoteShim,
  mark: { readonly run: string; readonly step?: string; readonly attempt?: number },
  grace: number,
): Promise<number> {
  const process = await shim.start('end', tenths(grace));
  process.channel.write(`${mark.run}\n${mark.step ?? ''}\n${mark.attempt ?? ''}\n`);
  const { code, stdout } = await collectEnd(process);
  if (code === 0) return Number(stdout.trim());
  throw new PortError(
    'failed',
    `processes of the run ${mark.run} on the target do not end, not even by KILL`,
    {
      help: 'they wait for a device or belong to another user; end them by hand, then resume the run',
    },
  );
}
