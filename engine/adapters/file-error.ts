import { PortError, type PortErrorKind } from '../ports/port-error.ts';

const known: Readonly<Record<string, readonly [PortErrorKind, string, string?]>> = {
  ENOENT: ['not-found', 'there is no such file or directory'],
  EEXIST: ['exists', 'it exists already'],
  EACCES: ['refused', 'permission denied', 'check the owner and the mode, or run as another user'],
  EPERM: ['refused', 'the system does not permit it', 'check the owner and the mode, or run as another user'],
  EROFS: ['refused', 'the file system is read-only'],
  ENOSPC: ['no-space', 'no space is left on the file system', 'make room and try again'],
  EDQUOT: ['no-space', 'the disk quota is used up', 'make room and try again'],
  ENOTDIR: ['refused', 'a part of the path is a file, not a directory'],
  EISDIR: ['refused', 'it is a directory'],
  ENOTEMPTY: ['exists', 'the directory is not empty'],
  ENAMETOOLONG: ['refused', 'a name in the path is too long'],
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
