import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PortError } from '../../../ports/port-error.ts';
import { formatSize } from '../../../runbook/size.ts';
import { newAppIni } from '../forge/app-ini.ts';
import { createCertificates } from '../authority/create-certificates.ts';
import { initialiseRepository, repositoryPath } from '../forge/api.ts';
import { migrate } from '../forge/migrations.ts';
import { type Account, type Repository, records } from '../forge/records.ts';
import { runGit } from '../git.ts';
import { firstImage, newRegistry } from '../images.ts';
import { writeJsonFile } from '../json-file.ts';
import { type HostLayout, type SandboxLayout, hostLayout } from '../layout.ts';
import { Cluster, createCluster } from '../postgres/cluster.ts';
import type { OpenDatabase } from '../postgres/server.ts';
import { newNginxConfig } from '../proxy/nginx-config.ts';
import type { MachineState, ServiceState } from './machine-state.ts';
import { seedAccounts, seedIssues, seedPassword } from './seed-accounts.ts';
import { seedRepositories } from './seed-repositories.ts';

/** Seconds since 1970; fixed, so that every new sandbox has the same rows. */
const seededAt = 1_725_000_000;

/** A new machine takes half of this, most of it for the database server. */
const room = 64 * 1024 ** 2;

/**
 * Makes the disk of a new machine beside and puts it in place with one rename, so that a kill
 * leaves a whole machine or none. Needs the folder's lock. Throws a PortError, `no-space`, where it would not fit.
 */
export async function createMachine(layout: SandboxLayout): Promise<void> {
  await rm(layout.incoming, { recursive: true, force: true });
  await findRoom(layout.directory);
  try {
    await fill(hostLayout(layout.incoming));
    await rename(layout.incoming, layout.host);
  } catch (error) {
    await rm(layout.incoming, { recursive: true, force: true });
    throw error;
  }
}

/** Git and the database server tell of a full disk each in a way of its own, if at all. */
async function findRoom(directory: string): Promise<void> {
  const { bavail, bsize } = await statfs(directory);
  const free = bavail * bsize;
  if (free >= room) return;
  const message = `the sandbox needs ${formatSize(room)} in ${directory}, and ${formatSize(free)} are free`;
  throw new PortError('no-space', message, { help: 'make room on that file system, or use another one' });
}

async function fill(host: HostLayout): Promise<void> {
  for (const path of [
    host.repositories,
    dirname(host.appIni),
    dirname(host.nginxConfig),
    dirname(host.databasePassword),
    host.logs,
    host.volumes,
  ]) {
    await mkdir(path, { recursive: true, mode: 0o700 });
  }
  await writeFile(host.appIni, newAppIni(randomBytes(32).toString('hex')), { mode: 0o600 });
  const password = randomBytes(20).toString('hex');
  await writeFile(host.databasePassword, `${password}\n`, { mode: 0o644 });
  await writeFile(host.nginxConfig, newNginxConfig);
  await createCertificates(host, new Date());
  // One after the other: a failure of the first must not leave the second writing.
  await seedGit(host);
  await createDatabase(host, password);
  await writeJsonFile(host.registry, newRegistry());
  await writeJsonFile(host.state, newState());
}

async function seedGit(host: HostLayout): Promise<void> {
  for (const { owner, name, commits } of seedRepositories) {
    const path = repositoryPath(host.repositories, owner, name);
    await initialiseRepository(path);
    await runGit(['fast-import', '--quiet', '--done'], path, commits);
  }
}

async function createDatabase(host: HostLayout, password: string): Promise<void> {
  await createCluster(host.postgres);
  const cluster = await Cluster.load(host.postgres);
  await cluster.setPassword('gitea', password);
  await cluster.create('gitea', seedDatabase);
}

async function seedDatabase(database: OpenDatabase): Promise<void> {
  const { release } = firstImage('gitea');
  await migrate(database, release, { log: () => undefined });
  const tables = records(database, release);
  for (const { name, isAdmin } of seedAccounts) {
    const email = `${name}@example.org`;
    const password = seedPassword(name);
    await tables.addAccount({ name, email, password, isAdmin, salt: 'sandbox', created: seededAt });
  }
  const found = new Map<string, Repository>();
  for (const { owner, name } of seedRepositories) {
    const { id: ownerId } = present(await tables.account(owner));
    const fields = { ownerId, name, isPrivate: false, defaultBranch: 'main' };
    await tables.addRepository({ ...fields, created: seededAt });
    found.set(name, present(await tables.repository(owner, name)));
  }
  for (const { repository, poster, title, body } of seedIssues) {
    const { id: posterId }: Account = present(await tables.account(poster));
    const { id } = present(found.get(repository));
    await tables.addIssue(id, { posterId, title, body, created: seededAt });
  }
}

function newState(): MachineState {
  const images = (['postgres', 'gitea', 'nginx'] as const).map(firstImage);
  const services: Record<string, ServiceState> = {};
  for (const { program, ref, digest } of images) {
    const container = randomBytes(6).toString('hex');
    services[program] = { image: { ref, digest }, container, wanted: true };
  }
  // It runs to its end: between two renewals it has no container.
  const { ref, digest } = firstImage('certbot');
  services['certbot'] = { image: { ref, digest }, container: '', wanted: false };
  return {
    ports: { proxy: 0, forge: 0, secure: 0 },
    images: [...images.map((image) => image.digest), digest],
    services,
  };
}

function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the seed names something that it did not make');
  return value;
}
