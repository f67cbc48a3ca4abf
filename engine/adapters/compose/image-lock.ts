import { posix } from 'node:path';
import type { ImageFacts } from '../../ports/containers.ts';
import { PortError } from '../../ports/port-error.ts';
import type { Transport } from '../../ports/transport.ts';
import { exact } from './image-name.ts';

/** Compose reads a file of this name by itself, so that a command by hand runs what runbooks run. */
export const lockName = 'compose.override.yaml';

const note =
  'Which image each service runs, and on which volumes where they are not those of compose.yaml. Written by runbook; change it with a runbook, not by hand.';

/** Names of volumes by where they are mounted. */
export type Mounts = Readonly<Record<string, string>>;

interface LockedMount {
  readonly type: 'volume';
  readonly source: string;
  readonly target: string;
}

interface LockedService {
  readonly image: string;
  readonly volumes?: readonly LockedMount[];
}

/** JSON, which is YAML as well. */
interface Lock {
  readonly 'x-runbook': string;
  readonly services: Readonly<Record<string, LockedService>>;
}

/** The lock file's text; undefined when there is none. */
export async function readLock(transport: Transport, directory: string): Promise<string | undefined> {
  const path = posix.join(directory, lockName);
  if ((await transport.files.facts(path)) === undefined) return undefined;
  const chunks: Uint8Array[] = [];
  for await (const chunk of transport.files.read(path)) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/**
 * The text of a lock with one service set to an image, and to volumes where they are given, which replace those that it
 * had; `unsupported` when somebody else wrote the file.
 */
export function withImage(
  text: string | undefined,
  service: string,
  image: ImageFacts,
  mounts?: Mounts,
): string {
  const services = text === undefined ? {} : parseLock(text).services;
  const before = Object.hasOwn(services, service) ? services[service]?.volumes : undefined;
  const volumes = mounts === undefined ? before : lockedMounts(mounts);
  const entry: LockedService = { image: exact(image), ...(volumes?.length ? { volumes } : {}) };
  return format({ ...services, [service]: entry });
}

function lockedMounts(mounts: Mounts): readonly LockedMount[] {
  return Object.entries(mounts).map(([target, source]) => ({ type: 'volume', source, target }));
}

/** Replaces the file in one step; without a text it is removed. */
export async function writeLock(
  transport: Transport,
  directory: string,
  text: string | undefined,
): Promise<void> {
  const path = posix.join(directory, lockName);
  if (text === undefined) await transport.files.remove(path);
  else await transport.files.write(path, text, { mode: 0o644 });
}

/** A Compose file that only says which image a service runs. */
export function imageFile(service: string, image: ImageFacts): string {
  return format({ [service]: { image: exact(image) } });
}

function format(services: Lock['services']): string {
  const sorted = Object.fromEntries(Object.entries(services).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const lock: Lock = { 'x-runbook': note, services: sorted };
  const names = Object.values(services).flatMap(({ volumes = [] }) => volumes.map(({ source }) => source));
  // External: Compose neither makes one that is missing, which would be an empty database, nor removes one.
  const volumes = Object.fromEntries(names.map((name) => [name, { external: true, name }]));
  return `${JSON.stringify(names.length === 0 ? lock : { ...lock, volumes }, undefined, 2)}\n`;
}

function parseLock(text: string): Lock {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    content = undefined;
  }
  if (isLock(content)) return content;
  throw new PortError('unsupported', `${lockName} was not written by runbook`, {
    help: `move what it says into compose.yaml, and remove it: runbook keeps the images that run in a file of that name`,
  });
}

function isLock(value: unknown): value is Lock {
  return typeof value === 'object' && value !== null && 'x-runbook' in value && 'services' in value;
}
