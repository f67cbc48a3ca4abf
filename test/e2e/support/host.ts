import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { openCompose } from '../../../engine/adapters/compose/open-compose.ts';
import { openLocal } from '../../../engine/adapters/local/open-local.ts';
import { resolveImage } from '../../../engine/adapters/registry/registry.ts';
import type { Containers } from '../../../engine/ports/containers.ts';
import { docker } from './docker.ts';

/** Where the stack deploys to. */
export const deployment = '/opt/gitea';
/** Gitea's own data on the host. */
export const data: string = join(deployment, 'data');
const repositories = join(data, 'git/repositories');

/** The services of the deployment, as the engine's own adapter sees them. */
export function services(): Containers {
  const transport = openLocal({ target: 'host', stateDirectory: '/nonexistent' });
  const registry = { fetch: globalThis.fetch, timeout: 10_000 };
  const resolve = async (ref: string, mirrors: readonly string[]): ReturnType<typeof resolveImage> =>
    resolveImage(registry, ref, mirrors);
  return openCompose({ transport, directory: deployment, project: undefined, resolve }).containers;
}

/** Makes a service run an image of the registry, as the start of a case. */
export async function runImage(service: string, ref: string): Promise<void> {
  const never = new AbortController().signal;
  const containers = services();
  const image = await containers.resolve(ref);
  await containers.pull(image, never);
  const { digest } = (await containers.inspect(service)).image;
  if (digest !== image.digest) await containers.recreate(service, image, never);
}

/** What must not change: every row of the database, and every ref of every repository. */
export function fingerprint(): string {
  const sum = createHash('sha256');
  sum.update(databaseText());
  for (const owner of readdirSync(repositories).toSorted()) {
    for (const name of readdirSync(join(repositories, owner)).toSorted()) {
      sum.update(`${owner}/${name}\n${git(join(repositories, owner, name), 'for-each-ref')}`);
    }
  }
  return sum.digest('hex');
}

/** Runs git on a repository, whoever owns it. */
export function git(directory: string, ...args: readonly string[]): string {
  const options = ['-c', 'safe.directory=*', '-C', directory];
  return execFileSync('git', [...options, ...args], { encoding: 'utf8' });
}

/** Every repository of the deployment is whole; throws with what git says. */
export function fsck(): void {
  for (const owner of readdirSync(repositories)) {
    for (const name of readdirSync(join(repositories, owner))) {
      git(join(repositories, owner, name), 'fsck', '--full', '--no-dangling', '--no-progress');
    }
  }
}

function databaseText(): string {
  const dump = ['pg_dump', '--username=gitea', '--dbname=gitea', '--no-owner'];
  const text = docker('exec', 'gitea-postgres-1', ...dump);
  // PostgreSQL puts a random word around every dump.
  return text
    .split('\n')
    .filter((line) => !/^\\(?:un)?restrict /u.test(line))
    .join('\n');
}

/** The digest that the registry has for a reference. */
export async function digestOf(ref: string): Promise<string> {
  return (await services().resolve(ref)).digest;
}
