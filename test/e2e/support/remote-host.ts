import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startContainer } from './containers.ts';
import { docker } from './docker.ts';
import { deployment } from './host.ts';

/** A machine of its own that is reached by ssh only and runs the deployment. */
export interface RemoteHost {
  /** The target of an environment that leads there. */
  readonly target: Readonly<Record<string, unknown>>;
  /** Gitea's address, which only this machine reaches. */
  readonly internalUrl: string;
  /** Runs a command on it, past ssh. */
  run(...argv: readonly string[]): string;
  end(): void;
}

const state = '/var/lib/runbook-target';

/**
 * A container with sshd that plays the host: it has the way to the stack's Docker engine, and the folder of the
 * deployment at the same path. All else is its own: programs, users, processes, temporary files.
 */
export async function startRemoteHost(): Promise<RemoteHost> {
  const folder = mkdtempSync(join(tmpdir(), 'runbook-remote-'));
  const key = (name: string): string => {
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
    return readFileSync(join(folder, `${name}.pub`), 'utf8').trim();
  };
  const hostKey = key('host');
  writeFileSync(join(folder, 'authorized_keys'), `${key('user')}\n`, { mode: 0o600 });
  // …/runbook-e2e/run/bin: the client's program and its plugins are in other folders of the same cache.
  const client = clientFolder();
  const cache = dirname(dirname(client));
  const script = [
    'install -m 600 /keys/host /etc/ssh/host',
    'install -d -m 700 /root/.ssh && install -m 600 /keys/authorized_keys /root/.ssh/authorized_keys',
    'mkdir -p /run/sshd',
    `ln -s ${client}/docker /usr/local/bin/docker`,
    'exec /usr/sbin/sshd -D -e -o HostKey=/etc/ssh/host -o PasswordAuthentication=no -o UsePAM=no',
  ].join(' && ');
  const mounts = [
    [folder, '/keys', 'ro'],
    [cache, cache, 'rw'],
    [deployment, deployment, 'rw'],
  ].flatMap(([from, to, mode]) => ['--volume', `${from}:${to}:${mode}`]);
  const options = [...mounts, '--network', 'gitea_outside'];
  const container = await startContainer(22, options, ['sh', '-c', script]);
  return {
    target: {
      transport: 'ssh',
      address: '127.0.0.1',
      port: container.port,
      user: 'root',
      hostKey,
      identityFile: join(folder, 'user'),
      stateDirectory: state,
    },
    internalUrl: 'http://gitea:3000',
    run: (...argv) => docker('exec', container.name, ...argv),
    end() {
      container.end();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The folder of the stack's `docker`, which knows where its engine is. */
function clientFolder(): string {
  const path = execFileSync('sh', ['-c', 'command -v docker'], { encoding: 'utf8' }).trim();
  return path.replace(/\/docker$/u, '');
}
