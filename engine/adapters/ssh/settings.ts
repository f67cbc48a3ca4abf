import type { Duplex } from 'node:stream';
import type { Network } from '../../ports/network.ts';

/** How to reach a machine over ssh. */
export interface SshSettings {
  /** The environment's name for it. */
  readonly target: string;
  readonly address: string;
  /** 22 by default. */
  readonly port?: number;
  readonly user: string;
  /** Path of a private key without passphrase (`~/` is the engine's home); without it the ssh agent is asked. */
  readonly identityFile?: string;
  /** The pinned key of the host, `ssh-ed25519 AAAA…`; any other key is refused. */
  readonly hostKey: string;
  /** On the target; `/var/lib/runbook` for root, else `~/.local/state/runbook`. */
  readonly stateDirectory?: string;
  /** Milliseconds between TERM and KILL when a process tree is ended; 5,000 by default. */
  readonly graceMilliseconds?: number;
  /** How requests are sent over connections that begin at the target; without it they cannot be sent from there. */
  readonly httpThrough?: (dial: (host: string, port: number) => Promise<Duplex>) => Network['http'];
}
