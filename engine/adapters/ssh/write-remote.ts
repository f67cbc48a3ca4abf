import { randomBytes } from 'node:crypto';
import { posix } from 'node:path';
import { temporaryName } from '../../ports/temporary-name.ts';
import { feedStdin } from '../posix/feed-stdin.ts';
import { namedError } from '../file-error.ts';
import { collectEnd } from './remote-shim.ts';
import { sftpError } from './sftp-error.ts';
import type { SftpAttributes } from './ssh2-types.ts';
import { type FileAccess, attributes, call, command, complaint, syncDirectory } from './file-access.ts';

/**
 * Replaces a file on the target in one step: a temporary file beside it, filled over a stream, synced,
 * then linked or renamed to its name. A failure leaves the old file and no temporary one.
 */
export async function writeRemote(
  access: FileAccess,
  path: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: { readonly mode?: number; readonly ifAbsent?: boolean } = {},
): Promise<void> {
  const name = temporaryName(posix.basename(path), randomBytes(6).toString('hex'));
  const temporary = posix.join(posix.dirname(path), name);
  const old = options.ifAbsent === true ? undefined : await attributes(access, path);
  try {
    await fill(access, path, temporary, content);
    await finish(access, path, temporary, options.mode ?? modeOf(old) ?? 0o600, old);
    await place(access, path, temporary, options.ifAbsent === true);
  } catch (cause) {
    await removeQuietly(access, temporary);
    throw cause;
  }
  await syncDirectory(access, posix.dirname(path));
}

function modeOf(old: SftpAttributes | undefined): number | undefined {
  return old === undefined ? undefined : old.mode & 0o7777;
}

/** `set -C` and umask: the file is new and nobody else can read it while it fills. */
const FILL = 'umask 077; set -C; exec cat >"$1"';

async function fill(
  { shim }: FileAccess,
  path: string,
  temporary: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<void> {
  const process = await shim.startPlain(['/bin/sh', '-c', FILL, 'runbook-write', temporary]);
  const fed = feedStdin(process.channel, content);
  // The source's own failure closes the stream early: what then arrived is thrown away.
  const [failure, { code, stderr }] = await Promise.all([fed, endOf(process, fed)]);
  if (failure !== undefined) throw failure;
  if (code !== 0) throw complaint('write', path, withoutShell(stderr));
}

async function endOf(
  process: Parameters<typeof collectEnd>[0],
  fed: Promise<unknown>,
): ReturnType<typeof collectEnd> {
  void fed.finally(() => process.channel.end());
  return collectEnd(process, { leaveOpen: true });
}

/** The shell names itself and its line before the cause. */
function withoutShell(stderr: string): string {
  return stderr.replace(/^runbook-write: (\d+|line \d+): /, '');
}

async function finish(
  access: FileAccess,
  path: string,
  temporary: string,
  mode: number,
  old: SftpAttributes | undefined,
): Promise<void> {
  const action = 'write';
  const handle = await call<Buffer>(access, action, path, (sftp, done) =>
    sftp.open(temporary, 'r+', 0o600, done),
  );
  try {
    const fresh = await attributes(access, temporary);
    if (old !== undefined && fresh?.uid === 0 && (old.uid !== 0 || old.gid !== fresh.gid)) {
      await call(access, action, path, (sftp, done) => sftp.fchown(handle, old.uid, old.gid, done));
    }
    await call(access, action, path, (sftp, done) => sftp.fchmod(handle, mode, done));
    await call(access, action, path, (sftp, done) => sftp.ext_openssh_fsync(handle, done));
  } finally {
    await call(access, action, path, (sftp, done) => sftp.close(handle, done));
  }
}

async function place(access: FileAccess, path: string, temporary: string, ifAbsent: boolean): Promise<void> {
  if (!ifAbsent) {
    await call(access, 'write', path, (sftp, done) => sftp.ext_openssh_rename(temporary, path, done));
    return;
  }
  const sftp = await access.connection.sftp();
  try {
    await access.connection.ask((done) => sftp.ext_openssh_hardlink(temporary, path, done));
  } catch (cause) {
    if ((await attributes(access, path)) === undefined) throw sftpError('write', path, cause);
    throw namedError(`write ${path}`, 'EEXIST', cause);
  }
  await command(access, 'remove', temporary, ['rm', '-f', '--', temporary]);
}

/** The failure that led here is the one to tell; when this one fails too, a hidden file remains. */
async function removeQuietly(access: FileAccess, temporary: string): Promise<void> {
  try {
    await command(access, 'remove', temporary, ['rm', '-f', '--', temporary]);
  } catch {
    // The connection is gone, most likely.
  }
}
