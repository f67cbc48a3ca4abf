import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';

const run = promisify(execFile);

/** A copy of OpenSSH's server that can be started. */
export interface SshServer {
  readonly sshd: string;
  readonly sftpServer: string;
  /** Where its shared libraries are, when they are not the machine's own. */
  readonly libraries: string | undefined;
}

const PACKAGES = ['openssh-server', 'openssh-sftp-server', 'libwrap0'];
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/sshd', import.meta.url));

/**
 * The machine's own sshd, or Debian's unpacked below node_modules/.cache, where nothing is installed
 * for the machine. Resolves to a plain reason when it cannot be had.
 */
export async function findSshd(): Promise<SshServer | string> {
  const own = ['/usr/lib/openssh/sftp-server', '/usr/libexec/openssh/sftp-server'].find((path) =>
    existsSync(path),
  );
  if (existsSync('/usr/sbin/sshd') && own !== undefined) {
    return { sshd: '/usr/sbin/sshd', sftpServer: own, libraries: undefined };
  }
  try {
    if (!existsSync(CACHE)) await fetchPackages();
  } catch (cause) {
    const detail = cause instanceof Error ? (cause.message.trim().split('\n').at(-1) ?? '') : String(cause);
    return `there is no sshd here, and Debian's packages could not be fetched: ${detail}`;
  }
  const libraries = (await readdir(join(CACHE, 'usr/lib'))).find((name) => name.endsWith('-linux-gnu'));
  return {
    sshd: join(CACHE, 'usr/sbin/sshd'),
    sftpServer: join(CACHE, 'usr/lib/openssh/sftp-server'),
    libraries: libraries === undefined ? undefined : join(CACHE, 'usr/lib', libraries),
  };
}

/** Unpacks beside the cache first, so that two test processes at once, or one cut short, do no harm. */
async function fetchPackages(): Promise<void> {
  await mkdir(dirname(CACHE), { recursive: true });
  const folder = await mkdtemp(`${CACHE}-`);
  try {
    await run('apt-get', ['download', ...PACKAGES], { cwd: folder });
    const packages = (await readdir(folder)).filter((name) => name.endsWith('.deb'));
    for (const name of packages) await run('dpkg', ['-x', name, 'root'], { cwd: folder });
    await rename(join(folder, 'root'), CACHE);
  } catch (cause) {
    if (!existsSync(CACHE)) throw cause;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
