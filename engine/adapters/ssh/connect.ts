import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { PortError } from '../../ports/port-error.ts';
import { errorCode, fileError } from '../file-error.ts';
import { hostKeyMismatch, parseHostKey, signatureAlgorithms } from './host-key.ts';
import type { SshSettings } from './settings.ts';
import type { SshClient } from './ssh2-types.ts';

/** Milliseconds between signs of life; three without an answer end the connection. */
const KEEPALIVE = 5000;

/** Connects and logs in. Rejects with a PortError: `unreachable`, or `refused` for a wrong key of either side. */
export async function connect(settings: SshSettings): Promise<SshClient> {
  const { target, address, port = 22, user } = settings;
  const pinned = parseHostKey(settings.hostKey, target);
  const identity = await identityOf(settings);
  const { NodeSSH } = await import('node-ssh'); // Here, since only few runs need it and it costs a tenth of a second.
  const ssh = new NodeSSH();
  let mismatch: PortError | undefined;
  const hostVerifier = (shown: Buffer): boolean => {
    if (shown.equals(pinned.blob)) return true;
    mismatch = hostKeyMismatch(target, address, pinned, shown);
    return false;
  };
  const algorithms = { serverHostKey: { prepend: signatureAlgorithms(pinned), append: [], remove: [] } };
  const options = { host: address, port, username: user, hostVerifier, algorithms, ...identity };
  try {
    await ssh.connect({
      ...options,
      keepaliveInterval: KEEPALIVE,
      keepaliveCountMax: 3,
      readyTimeout: 20_000,
    });
  } catch (cause) {
    ssh.dispose();
    throw mismatch ?? connectError(settings, cause);
  }
  const client: unknown = ssh.connection;
  if (!isClient(client)) throw connectError(settings, new Error('the connection was lost at once'));
  client.setNoDelay(true); // Else every request waits for the target's delayed acknowledgement, 40 ms each.
  return client;
}

/** node-ssh's own type of it rests on declarations that are not installed. */
function isClient(client: unknown): client is SshClient {
  return typeof client === 'object' && client !== null && 'setNoDelay' in client;
}

async function identityOf({ identityFile, target }: SshSettings): Promise<Record<string, string>> {
  if (identityFile === undefined) {
    const agent = process.env['SSH_AUTH_SOCK'];
    if (agent !== undefined && agent !== '') return { agent };
    throw new PortError('refused', `target ${target} names no identityFile, and no ssh agent is running`, {
      help: 'write identityFile into the environment, or start an agent (ssh-agent, ssh-add)',
    });
  }
  const path = identityFile.startsWith('~/') ? join(homedir(), identityFile.slice(2)) : identityFile;
  try {
    return { privateKey: await readFile(path, 'utf8') };
  } catch (cause) {
    throw fileError(`read the identityFile of target ${target}, ${path}`, cause);
  }
}

function connectError({ target, address, port = 22, user }: SshSettings, cause: unknown): PortError {
  const where = `${user}@${address}:${port} (target ${target})`;
  const detail = cause instanceof Error ? cause.message : String(cause);
  const level = typeof cause === 'object' && cause !== null && 'level' in cause ? cause.level : '';
  if (level === 'client-authentication') {
    return new PortError('refused', `${where} does not accept our key`, {
      help: "add the identity file's public key to ~/.ssh/authorized_keys of that user",
      cause,
    });
  }
  if (/privateKey|passphrase/i.test(detail)) {
    return new PortError('refused', `the identityFile of target ${target} cannot be used: ${detail}`, {
      help: 'it must be a private key without passphrase; for one with passphrase leave identityFile out and use an agent',
      cause,
    });
  }
  const why = errorCode(cause) === 'ENOTFOUND' ? 'there is no host of that name' : detail;
  return new PortError('unreachable', `cannot connect to ${where}: ${why}`, {
    help: 'check address, port, network and firewall, and that sshd runs there',
    cause,
  });
}
