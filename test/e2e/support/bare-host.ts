import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { docker, randomName } from './docker.ts';
import { root } from './place.ts';

const script = join(root, 'test/e2e/bare-host');

/** How a program ended, and what it printed to either stream. */
export interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** A machine that nothing was done to: Debian with systemd and sshd, in a container. */
export interface BareHost {
  readonly address: string;
  /** Its public SSH key: type and key. */
  readonly key: string;
  /** A shell line on it, as root. */
  sh(line: string): Ended;
  /** What a shell line prints; throws unless it ends well. */
  tell(line: string): string;
  write(path: string, content: string): void;
  /** Nothing of it is left: no container, no volume. */
  remove(): void;
}

/** Runs a program to its end, whatever that is. */
export function ended(file: string, args: readonly string[]): Ended {
  const { status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return { code: status, text: `${stdout}${stderr}` };
}

/**
 * Starts one whose root can be reached with the key in the file `authorized`. It knows itself as `domain`, and its certbot
 * believes an authority whose own certificate nobody signed.
 */
export function startBareHost(settings: { readonly authorized: string; readonly domain: string }): BareHost {
  const name = `host-${randomName()}`;
  const [address = '', key = ''] = execFileSync(script, ['start', name], { encoding: 'utf8' })
    .trim()
    .split('\n');
  const sh = (line: string): Ended => ended('docker', ['exec', name, 'sh', '-c', line]);
  const tell = (line: string): string => docker('exec', name, 'sh', '-c', line);
  tell(
    `mkdir -p -m 700 /root/.ssh; mkdir -p /opt/gitea/letsencrypt; echo 'no-verify-ssl = true' >/opt/gitea/letsencrypt/cli.ini
     echo ${address} ${settings.domain} >>/etc/hosts`,
  );
  docker('cp', '--quiet', settings.authorized, `${name}:/root/.ssh/authorized_keys`);
  tell('chown root:root /root/.ssh/authorized_keys');
  return {
    address,
    key,
    sh,
    tell,
    write(path, content) {
      const line = `mkdir -p "$(dirname ${path})"; cat >${path}`;
      execFileSync('docker', ['exec', '--interactive', name, 'sh', '-c', line], { input: content });
    },
    remove: () => void execFileSync(script, ['stop', name]),
  };
}
