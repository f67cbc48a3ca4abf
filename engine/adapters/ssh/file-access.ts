import type { Connection } from './connection.ts';
import { PortError } from '../../ports/port-error.ts';
import { type RemoteShim, collectEnd, kindOf } from './remote-shim.ts';
import { sftpCode, sftpError } from './sftp-error.ts';
import type { Sftp, SftpAttributes } from './ssh2-types.ts';

/** What the file calls need of a target. */
export interface FileAccess {
  readonly connection: Connection;
  readonly shim: RemoteShim;
}

/** Runs one SFTP request; its failure becomes a PortError that names the path. */
export async function call<T>(
  { connection }: FileAccess,
  action: string,
  path: string,
  request: (sftp: Sftp, done: (cause: Error | null | undefined, value: T) => void) => void,
): Promise<T> {
  const sftp = await connection.sftp();
  try {
    return await connection.ask<T>((done) => request(sftp, done));
  } catch (cause) {
    throw sftpError(action, path, cause);
  }
}

/** Undefined when nothing is there. */
export async function attributes(
  { connection }: FileAccess,
  path: string,
): Promise<SftpAttributes | undefined> {
  const sftp = await connection.sftp();
  try {
    return await connection.ask<SftpAttributes>((done) => sftp.lstat(path, done));
  } catch (cause) {
    if (sftpCode(cause) === 'ENOENT') return undefined;
    // "Failure" is what SFTP makes of a path that leads through a file.
    if (cause instanceof Error && cause.message === 'Failure') return undefined;
    throw sftpError('look at', path, cause);
  }
}

/** Runs a small command; its complaint becomes a PortError that names the path. */
export async function command(
  { shim }: FileAccess,
  action: string,
  path: string,
  argv: readonly string[],
): Promise<void> {
  const { code, stderr } = await collectEnd(await shim.startPlain(argv));
  if (code !== 0) throw complaint(action, path, stderr);
}

/** What a command said on stderr, as the PortError that names the path. */
export function complaint(action: string, path: string, stderr: string): PortError {
  return new PortError(kindOf(stderr), `cannot ${action} ${path}: ${stderr.trim() || 'the command failed'}`, {
    help: 'check the path, the rights of the login and the free space on the target',
  });
}

/** SFTP cannot sync a directory; `sync` of coreutils can, and elsewhere it syncs everything. */
export async function syncDirectory(access: FileAccess, path: string): Promise<void> {
  await command(access, 'sync', path, ['sync', '--', path]);
}
