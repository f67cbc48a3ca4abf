import { PortError, type PortErrorKind } from '../ports/port-error.ts';

const otherUser = 'check the owner and the mode, or run as another user';
const moreRoom = 'make room and try again';

const known: Readonly<Record<string, readonly [PortErrorKind, string, string?]>> = {
  ENOENT: ['not-found', 'there is no such file or directory', 'check the path, or make it first'],
  ENOTDIR: ['not-found', 'a part of the path is a file, not a directory', 'check the path'],
  EEXIST: ['exists', 'it exists already', 'choose another name, or remove what is there'],
  ENOTEMPTY: ['exists', 'the directory is not empty'],
  EISDIR: ['refused', 'it is a directory', 'name a file'],
  EACCES: ['refused', 'permission denied', otherUser],
  EPERM: ['refused', 'the system does not permit it', otherUser],
  EROFS: ['refused', 'the file system is read-only', 'mount it writable, or name another place'],
  ENAMETOOLONG: ['refused', 'a name in the path is too long'],
  ENOSPC: ['no-space', 'no space is left on the file system', moreRoom],
  EDQUOT: ['no-space', 'the disk quota is used up', moreRoom],
  EMFILE: ['failed', 'too many files are open'],
};

/** The `code` of an error of Node, such as `ENOENT`; undefined for any other value. */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/**
 * A failed file operation in plain words; PortErrors and cancellations pass unchanged.
 * `tried` says what was tried and names the path: `write /srv/a`.
 */
export function fileError(tried: string, error: unknown): Error {
  if (error instanceof PortError || (error instanceof Error && error.name === 'AbortError')) return error;
  const code = errorCode(error);
  const entry = code === undefined ? undefined : known[code];
  if (entry === undefined) {
    const reason = error instanceof Error ? error.message : String(error);
    return new PortError('failed', `cannot ${tried}: ${reason}`, { cause: error });
  }
  const [kind, words, help] = entry;
  return new PortError(kind, `cannot ${tried}: ${words}`, {
    cause: error,
    ...(help === undefined ? {} : { help }),
  });
}

/** As `fileError`, of a cause whose code the adapter knows better than the cause itself. */
export function namedError(tried: string, code: string, cause: unknown): Error {
  return fileError(tried, Object.assign(new Error(code, { cause }), { code }));
}
