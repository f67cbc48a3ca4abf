import { PortError } from '../../ports/port-error.ts';

/** OpenSSH's own words for a connection that it did not open, after `(SSH) Channel open failure: `. */
const prohibited = /administratively prohibited|open failed.*prohibited/iu;

/** Why a connection from the target did not come about. */
export function dialError(where: string, target: string, cause: unknown): PortError {
  const said = cause instanceof Error ? cause.message.replace(/^.*Channel open failure: /u, '') : '';
  if (prohibited.test(said)) {
    return new PortError('refused', `${target} opens no connections for others, such as to ${where}`, {
      help: 'set `AllowTcpForwarding local` in its sshd_config',
      cause,
    });
  }
  const reason = said === '' ? '' : `: ${said}`;
  return new PortError('unreachable', `${where} cannot be reached from ${target}${reason}`, {
    help: 'is the service running, and is the port right?',
    cause,
  });
}
