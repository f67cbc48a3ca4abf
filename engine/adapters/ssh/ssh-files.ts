import { posix } from 'node:path';
import type { FileFacts, TargetFiles } from '../../ports/transport.ts';
import { type FileAccess, attributes, call, command, complaint, syncDirectory } from './file-access.ts';
import type { SftpAttributes, StatVfs } from './ssh2-types.ts';
import { writeRemote } from './write-remote.ts';

/** The files of an ssh target: SFTP, and small commands for what it lacks. */
export function sshFiles(access: FileAccess): TargetFiles {
  return {
    facts: async (path) => factsOf(await attributes(access, path)),
    list: (path) => list(access, path),
    read: (path) => read(access, path),
    write: (path, content, options) => writeRemote(access, path, content, options),
    makeDirectory: (path, mode) => makeDirectory(access, path, mode),
    async rename(from, to) {
      await call(access, 'rename', `${from} to ${to}`, (sftp, done) =>
        sftp.ext_openssh_rename(from, to, done),
      );
      await syncDirectory(access, posix.dirname(to));
    },
    remove: (path) => command(access, 'remove', path, ['rm', '-rf', '--', path]),
    space: (path) => space(access, path),
  };
}

const KINDS: ReadonlyMap<number, FileFacts['kind']> = new Map([
  [0o100000, 'file'],
  [0o040000, 'directory'],
  [0o120000, 'link'],
]);

function factsOf(found: SftpAttributes | undefined): FileFacts | undefined {
  if (found === undefined) return undefined;
  const kind = KINDS.get(found.mode & 0o170000) ?? 'other';
  return { kind, size: found.size, mode: found.mode & 0o7777, modifiedAt: found.mtime * 1000 };
}

async function list(access: FileAccess, path: string): Promise<readonly string[]> {
  const entries = await call<readonly { readonly filename: string }[]>(access, 'list', path, (sftp, done) =>
    sftp.readdir(path, done),
  );
  const names = entries.map((entry) => entry.filename);
  return names.filter((name) => name !== '.' && name !== '..').toSorted();
}

/** Streams by `cat`: SFTP would wait for an answer after every 32 KiB. */
async function* read(access: FileAccess, path: string): AsyncGenerator<Uint8Array> {
  const process = await access.shim.startPlain(['cat', '--', path]);
  const { channel } = process;
  const problems: Uint8Array[] = [];
  channel.stderr.on('data', (chunk: Uint8Array) => problems.push(chunk));
  channel.end();
  try {
    for await (const chunk of channel as AsyncIterable<Uint8Array>) yield chunk;
  } finally {
    channel.close(); // A reader that stops early ends cat with it.
  }
  const { code } = await process.ended;
  if (code !== 0) throw complaint('read', path, Buffer.concat(problems).toString('utf8'));
}

/** `mkdir -m` is for the last part of the path only; missing parents get their mode by the umask. */
const MAKE = 'umask "$1"; exec mkdir -p -m "$2" -- "$3"';

async function makeDirectory(access: FileAccess, path: string, mode = 0o755): Promise<void> {
  const action = 'make the directory';
  const there = await attributes(access, path);
  if (there !== undefined) return command(access, action, path, ['mkdir', '-p', '--', path]);
  const [mask, asked] = [(~mode & 0o777).toString(8), mode.toString(8)];
  await command(access, action, path, ['/bin/sh', '-c', MAKE, 'runbook-mkdir', mask, asked, path]);
  await syncDirectory(access, posix.dirname(path));
}

async function space(
  access: FileAccess,
  path: string,
): Promise<{ readonly free: number; readonly total: number }> {
  if ((await attributes(access, path)) === undefined && path !== '/') {
    return space(access, posix.dirname(path));
  }
  const { f_bavail, f_blocks, f_frsize } = await call<StatVfs>(
    access,
    'measure the file system of',
    path,
    (sftp, done) => sftp.ext_openssh_statvfs(path, done),
  );
  return { free: f_bavail * f_frsize, total: f_blocks * f_frsize };
}
