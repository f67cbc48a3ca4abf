import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { VolumeFacts } from '../../ports/containers.ts';
import { PortError } from '../../ports/port-error.ts';
import { StartFailure } from './forge/storage.ts';
import type { HostLayout } from './layout.ts';
import { Cluster, createClusterLike, isCluster, templateName } from './postgres/cluster.ts';

/** The volume that the database of a new machine is on. */
export const firstVolume = 'database';

/** Where the database's container has its volume. */
export const databaseMount = '/var/lib/postgresql';

/** The folder that plays a volume. */
export function volumeFolder(layout: HostLayout, volume: string = firstVolume): string {
  return volume === firstVolume ? layout.postgres : join(layout.volumes, volume);
}

/** All volumes, by name; `used` is the one that a container has. */
export async function listVolumes(layout: HostLayout, used: string): Promise<readonly VolumeFacts[]> {
  const first = existsSync(layout.postgres) ? [firstVolume] : [];
  const others = existsSync(layout.volumes) ? await readdir(layout.volumes) : [];
  return [...first, ...others].toSorted().map((name) => ({ name, used: name === used }));
}

/** Makes an empty volume; `exists` when there is one. */
export async function createVolume(layout: HostLayout, name: string): Promise<string> {
  const folder = volumeFolder(layout, name);
  if (existsSync(folder)) throw new PortError('exists', `there is a volume ${name} already`);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return name;
}

/** Removes a volume; nothing there is no error. */
export async function removeVolume(layout: HostLayout, name: string): Promise<void> {
  await rm(volumeFolder(layout, name), { recursive: true, force: true });
}

/**
 * The cluster of a volume, for a server of a major version. An empty volume gets a new one, with the role and the empty
 * database that the image makes; rejects with a StartFailure when another major version wrote what is there.
 */
export async function openCluster(layout: HostLayout, volume: string, major: string): Promise<Cluster> {
  const folder = volumeFolder(layout, volume);
  if (isCluster(folder)) {
    const cluster = await Cluster.load(folder);
    if (cluster.major === major) return cluster;
    throw new StartFailure(
      `FATAL: database files are incompatible with server: they were made by version ${cluster.major}, not ${major}`,
    );
  }
  await createClusterLike(await findTemplate(layout), folder, major);
  const cluster = await Cluster.load(folder);
  await cluster.setPassword('gitea', (await readFile(layout.databasePassword, 'utf8')).trim());
  await cluster.create('gitea', () => Promise.resolve());
  return cluster;
}

async function findTemplate(layout: HostLayout): Promise<string> {
  for (const { name } of await listVolumes(layout, '')) {
    const template = join(volumeFolder(layout, name), templateName);
    if (existsSync(template)) return template;
  }
  throw new StartFailure('initdb: the sandbox has no empty data directory left to copy');
}
