import type { PortError } from '../../ports/port-error.ts';
import { fileError } from '../posix/file-errors.ts';

/** SFTP's own numbers, as far as they say something. */
const CODES: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [2, 'ENOENT'],
  [3, 'EACCES'],
]);

/** The name of an error as the operating system has it, or an empty text: SFTP calls most of them just "failure". */
export function sftpCode(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null || !('code' in cause)) return '';
  return CODES.get(cause.code) ?? '';
}

/** Turns an error of SFTP into the PortError that names the path; `known` replaces a mere "failure". */
export function sftpError(action: string, path: string, cause: unknown, known = ''): PortError {
  const code = sftpCode(cause) || known;
  return fileError(action, path, code === '' ? cause : Object.assign(new Error(code, { cause }), { code }));
}
