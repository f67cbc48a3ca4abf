import { createHash } from 'node:crypto';
import { PortError } from '../../ports/port-error.ts';

/** A server's public key as it was pinned in an environment. */
export interface HostKey {
  readonly type: string;
  readonly blob: Buffer;
}

/** Reads `ssh-ed25519 AAAA…`, as a line of known_hosts or a .pub file has it; a comment after it is ignored. */
export function parseHostKey(text: string, target: string): HostKey {
  const [type = '', base64 = ''] = text.trim().split(/\s+/);
  const blob = Buffer.from(base64, 'base64');
  // The blob begins with the length and text of its own type.
  const inner = blob.length > 4 ? blob.subarray(4, 4 + blob.readUInt32BE(0)).toString('latin1') : '';
  if (type === '' || inner !== type) {
    throw new PortError('unsupported', `the hostKey of target ${target} is not a public key of ssh`, {
      help: 'write type and key, such as "ssh-ed25519 AAAA…"; on the host it is in /etc/ssh/ssh_host_ed25519_key.pub',
    });
  }
  return { type, blob };
}

/** As ssh-keygen -l shows it. */
function fingerprint(blob: Buffer): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

/** What to offer for this key: an RSA key signs in several ways, all others in the one of their name. */
export function signatureAlgorithms({ type }: HostKey): readonly string[] {
  return type === 'ssh-rsa' ? ['rsa-sha2-512', 'rsa-sha2-256'] : [type];
}

/** Why a connection is refused when the server shows another key. */
export function hostKeyMismatch(target: string, address: string, pinned: HostKey, shown: Buffer): PortError {
  return new PortError(
    'refused',
    `${address} (target ${target}) shows the host key ${fingerprint(shown)}, but ${fingerprint(pinned.blob)} is pinned`,
    {
      help:
        'somebody may be listening in: ask the host itself (ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub on its console); ' +
        'only if it was made anew, write its new key as hostKey into the environment',
    },
  );
}
