import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs `docker` on the engine of the stack and returns what it prints; throws with its stderr. */
export function docker(...args: readonly string[]): string {
  return execFileSync('docker', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A name that no other test uses. */
export function randomName(): string {
  return `t${randomBytes(6).toString('hex')}`;
}

/** The stack's registry, as `host:port`. */
export function registry(): string {
  const address = process.env['RUNBOOK_E2E_REGISTRY'];
  if (address === undefined) throw new Error('the stack is not up: run it with `npm run test:e2e`');
  return address;
}

/** Builds an image that lives and does nothing, and puts it into the registry only. */
export function buildImage(folder: string, ref: string, env: Readonly<Record<string, string>>): void {
  const file = join(folder, 'Dockerfile');
  const lines = Object.entries({ ...env, ONLY: ref }).map(([name, value]) => `ENV ${name}=${value}`);
  writeFileSync(file, ['FROM runbook-e2e/base:1', ...lines, 'CMD ["sleep", "infinity"]', ''].join('\n'));
  const pushed = `${registry()}/${ref}`;
  docker('build', '--quiet', '--tag', pushed, '--file', file, folder);
  docker('push', '--quiet', pushed);
  docker('image', 'rm', pushed);
}

/** Removes every local image of a repository. */
export function removeImages(repository: string): void {
  const format = '{{.Repository}}@{{.Digest}}';
  const listed = docker('images', '--digests', '--format', format, repository);
  const refs = new Set(listed.split('\n').filter((line) => line !== ''));
  for (const ref of refs) docker('image', 'rm', '--force', ref);
}
