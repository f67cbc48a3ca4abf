import { PortError, type PortErrorKind } from '../../ports/port-error.ts';

/** Why a call on a file failed, in the operating system's own words (`ENOENT`, `EACCES` …); empty when it did not say. */
export function errorCode(cause: unknown): string {
  if (typeof cause === 'object' && cause !== null && 'code' in cause) {
    return typeof cause.code === 'string' ? cause.code : '';
  }
  return '';
}

const KINDS: Readonly<Record<string, readonly [PortErrorKind, string, string]>> = {
  ENOENT: ['not-found', 'there is no such file or directory', 'check the path, or make it first'],
  ENOTDIR: ['not-found', 'a part of the path is not a directory', 'check the path'],
  EEXIST: ['exists', 'something is there already', 'choose another name, or remove what is there'],
  EISDIR: ['failed', 'it is a directory', 'name a file'],
  EACCES: ['refused', 'permission denied', 'give this user the right to it, or run as another user'],
  EPERM: ['refused', 'operation not permitted', 'give this user the right to it, or run as another user'],
  EROFS: ['refused', 'the file system is read-only', 'mount it writable, or name another place'],
  ENOSPC: ['no-space', 'no space left on the device', 'free some space and run again'],
  EDQUOT: ['no-space', "the user's quota is used up", 'free some space and run again'],
};

/**
 * Turns what a call on a file threw into the PortError that names the path. `action` reads like
 * "cannot read"; an error that is a PortError already passes through.
 */
export function fileError(action: string, path: string, cause: unknown): PortError {
  if (cause instanceof PortError) return cause;
  const known = KINDS[errorCode(cause)];
  if (known === undefined) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return new PortError('failed', `${action} ${path}: ${detail}`, { cause });
  }
  const [kind, message, help] = known;
  return new PortError(kind, `${action} ${path}: ${message}`, { help, cause });
}
