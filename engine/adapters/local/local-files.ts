import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  type FileHandle,
  chmod,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  statfs,
  unlink,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { temporaryName } from '../../ports/temporary-name.ts';
import type { FileFacts, TargetFiles } from '../../ports/transport.ts';
import { asError } from '../posix/as-error.ts';
import { errorCode, fileError } from '../file-error.ts';

/** The files of this machine. */
export const localFiles: TargetFiles = {
  facts,
  list: (path) => naming('list', path, async () => (await readdir(path)).toSorted()),
  read,
  write,
  makeDirectory: (path, mode) => naming('make the directory', path, () => makeDirectory(path, mode)),
  rename: (from, to) =>
    naming('rename', `${from} to ${to}`, async () => {
      await rename(from, to);
      await syncDirectory(dirname(to));
      if (dirname(from) !== dirname(to)) await syncDirectory(dirname(from));
    }),
  remove: (path) => naming('remove', path, () => rm(path, { recursive: true, force: true })),
  space: (path) => naming('measure the file system of', path, () => space(path)),
};

async function naming<T>(action: string, path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw fileError(`${action} ${path}`, cause);
  }
}

async function facts(path: string): Promise<FileFacts | undefined> {
  try {
    const found = await lstat(path);
    const kind = found.isFile()
      ? 'file'
      : found.isDirectory()
        ? 'directory'
        : found.isSymbolicLink()
          ? 'link'
          : 'other';
    return { kind, size: found.size, mode: found.mode & 0o7777, modifiedAt: found.mtimeMs };
  } catch (cause) {
    if (errorCode(cause) === 'ENOENT' || errorCode(cause) === 'ENOTDIR') return undefined;
    throw fileError(`look at ${path}`, cause);
  }
}

async function* read(path: string, options: { readonly reuse?: boolean } = {}): AsyncGenerator<Uint8Array> {
  if (options.reuse === true) {
    yield* readInto(Buffer.allocUnsafeSlow(256 * 1024), path);
    return;
  }
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  try {
    for await (const chunk of stream as AsyncIterable<Uint8Array>) yield chunk;
  } catch (cause) {
    throw fileError(`read ${path}`, cause);
  }
}

async function* readInto(room: Buffer, path: string): AsyncGenerator<Uint8Array> {
  const file = await naming('read', path, () => open(path));
  try {
    for (;;) {
      const { bytesRead } = await naming('read', path, () => file.read(room));
      if (bytesRead === 0) return;
      yield room.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function write(
  path: string,
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  options: { readonly mode?: number; readonly ifAbsent?: boolean } = {},
): Promise<void> {
  const temporary = join(dirname(path), temporaryName(basename(path), randomBytes(6).toString('hex')));
  const old = options.ifAbsent === true ? undefined : await owner(path);
  let failure: Error | undefined;
  const source = watch(content, (cause) => (failure = cause));
  try {
    await fill(temporary, source, options.mode ?? old?.mode ?? 0o600, old);
    if (options.ifAbsent === true) await link(temporary, path);
    else await rename(temporary, path);
    await syncDirectory(dirname(path));
  } catch (cause) {
    throw failure ?? fileError(`write ${path}`, cause);
  } finally {
    await unlink(temporary).catch(() => {}); // It is gone after the rename; after a failure it has to go.
  }
}

/** Keeps an error of the content's source apart from those of the file. */
async function* watch(
  content: string | Uint8Array | AsyncIterable<Uint8Array>,
  onError: (cause: Error) => void,
): AsyncGenerator<string | Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) {
    yield content;
    return;
  }
  try {
    yield* content;
  } catch (cause) {
    onError(asError(cause));
    throw cause;
  }
}

interface Owner {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

async function owner(path: string): Promise<Owner | undefined> {
  try {
    const { mode, uid, gid } = await lstat(path);
    return { mode: mode & 0o7777, uid, gid };
  } catch {
    return undefined;
  }
}

async function fill(
  temporary: string,
  content: AsyncIterable<string | Uint8Array>,
  mode: number,
  old: Owner | undefined,
): Promise<void> {
  const file = await open(temporary, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await keepOwner(file, old);
    await file.chmod(mode);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Only root can give a file away; for everybody else the new file is simply their own. */
async function keepOwner(file: FileHandle, old: Owner | undefined): Promise<void> {
  if (old === undefined || process.getuid?.() !== 0) return;
  await file.chown(old.uid, old.gid);
}

async function makeDirectory(path: string, mode: number | undefined): Promise<void> {
  const first = await mkdir(path, { recursive: true, ...(mode !== undefined && { mode }) });
  if (first === undefined) return;
  if (mode !== undefined) await chmod(path, mode); // Whatever the umask says.
  await syncDirectory(dirname(first));
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function space(path: string): Promise<{ readonly free: number; readonly total: number }> {
  try {
    const { bavail, blocks, bsize } = await statfs(path);
    return { free: bavail * bsize, total: blocks * bsize };
  } catch (cause) {
    if (errorCode(cause) !== 'ENOENT' || path === dirname(path)) throw cause;
    return space(dirname(path));
  }
}
