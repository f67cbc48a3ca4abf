import type { Transport } from '../../ports/transport.ts';
import { checkName } from '../posix/check-name.ts';
import { takeLock } from '../posix/lock-session.ts';
import { openRegister } from '../posix/register.ts';
import { connect } from './connect.ts';
import { Connection } from './connection.ts';
import { type Remote, execSsh } from './exec-ssh.ts';
import { endRemote, installShim } from './remote-shim.ts';
import type { SshSettings } from './settings.ts';
import { sshFiles } from './ssh-files.ts';

/**
 * Connects to a machine as a place for steps. Rejects with a PortError: `unreachable`, or `refused`
 * when either side's key is wrong, or `unsupported` when the target lacks what the shim needs.
 */
export async function openSsh(settings: SshSettings): Promise<Transport> {
  const { target, user, address, graceMilliseconds: grace = 5000 } = settings;
  const description = `ssh ${user}@${address}`;
  const connection = new Connection(await connect(settings), `${user}@${address} (target ${target})`);
  const directory =
    settings.stateDirectory ?? (user === 'root' ? '/var/lib/runbook' : '.local/state/runbook');
  try {
    const shim = await installShim(connection, directory, grace);
    const transport = transportOver({ connection, shim, grace, target, started: new Map() }, description);
    const http = settings.httpThrough?.(async (host, port) => connection.dial(host, port));
    return http === undefined ? transport : { ...transport, http };
  } catch (cause) {
    connection.abandon();
    throw cause;
  }
}

function transportOver(remote: Remote, description: string): Transport {
  const { connection, shim, grace, target } = remote;
  const files = sshFiles({ connection, shim });
  return {
    target,
    description,
    files,
    exec: (request, signal) => execSsh(remote, request, signal),
    async lock(name, holder, { wait, signal, onWaiting }) {
      checkName('lock', name);
      signal.throwIfAborted();
      const { channel, ended, closed } = await shim.startLock(name, wait ? 'wait' : 'try');
      const over = ended.then(
        () => {},
        () => closed,
      );
      const process = { stdin: channel, stdout: channel, stderr: channel.stderr, ended: over };
      return takeLock(process, { name, holder, signal, onWaiting, target });
    },
    ...openRegister(files, shim.stateDirectory),
    endLeftovers: (run) => endRemote(shim, { run }, grace),
    async facts() {
      const { stdout } = await shim.plain(['uname', '-s', '-m', '-r']);
      const [system = '', kernel = '', architecture = ''] = stdout.trim().split(' ');
      return { system: system.toLowerCase(), architecture: nodeArchitecture(architecture), kernel };
    },
    close: () => connection.close(),
  };
}

/** The name that this machine's facts would have for it. */
function nodeArchitecture(machine: string): string {
  if (machine === 'x86_64') return 'x64';
  return machine === 'aarch64' ? 'arm64' : machine;
}
