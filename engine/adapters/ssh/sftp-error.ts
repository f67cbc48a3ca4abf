import { fileError, namedError } from '../file-error.ts';

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
export function sftpError(action: string, path: string, cause: unknown, known = ''): Error {
  const code = sftpCode(cause) || known;
  const tried = `${action} ${path}`;
  return code === '' ? fileError(tried, cause) : namedError(tried, code, cause);
}
