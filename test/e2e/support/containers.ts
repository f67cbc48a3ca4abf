import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { docker, randomName } from './docker.ts';

/** A container beside the deployment, for one test file. */
export interface SideContainer {
  readonly name: string;
  /** Port on the loopback. */
  readonly port: number;
  end(): void;
}

/** Starts a program of the base image, with one of its ports on the loopback, and waits until it answers there. */
export async function startContainer(
  port: number,
  options: readonly string[],
  argv: readonly string[],
): Promise<SideContainer> {
  const name = randomName();
  const published = ['--publish', `127.0.0.1::${port}`];
  docker(
    'run',
    '--detach',
    '--init',
    '--name',
    name,
    ...published,
    ...options,
    'runbook-e2e/base:1',
    ...argv,
  );
  const end = (): void => void docker('rm', '--force', '--volumes', name);
  try {
    const [, outer = ''] = docker('port', name, String(port)).trim().split(':');
    await answers(name, Number(outer));
    return { name, port: Number(outer), end };
  } catch (error) {
    const said = execFileSync('docker', ['logs', name], { encoding: 'utf8' });
    end();
    throw new Error(`a container did not start: ${said}`, { cause: error });
  }
}

/** The proxy of a published port takes connections before the program does; the program's own socket is the sign. */
async function answers(name: string, port: number): Promise<void> {
  const look = ['exec', name, 'sh', '-c', 'cat /proc/net/tcp /proc/net/tcp6'] as const;
  for (let turn = 0; turn < 100; turn += 1) {
    if (/ 0A /u.test(docker(...look))) return;
    await sleep(100);
  }
  throw new Error(`nothing listens behind port ${port}`);
}
