import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cloneSandbox } from '../../engine/adapters/sandbox/clone-sandbox.ts';
import { openSandbox } from '../../engine/adapters/sandbox/open-sandbox.ts';
import type { Sandbox } from '../../engine/adapters/sandbox/open-sandbox.ts';
import { dumpSql, repositoryRefs } from '../../engine/adapters/sandbox/snapshot.ts';
import { openRig } from './rig.ts';
import type { Rig } from './rig.ts';
import { preparedSandbox } from './sandbox.ts';

/** Everything that must not be lost: the database as a dump, and every ref. */
export interface Snapshot {
  readonly version: string;
  readonly dump: string;
  readonly refs: Awaited<ReturnType<typeof repositoryRefs>>;
  /** Databases and directories that lie beside the live ones. */
  readonly beside: readonly string[];
}

/** A rig that holds the shipped runbooks and a sandbox of its own. */
export interface ProjectRig extends Rig {
  readonly sandbox: string;
  snapshot(): Promise<Snapshot>;
}

/** Copies the shipped runbooks and a prepared sandbox into a new rig. */
export async function openProjectRig(): Promise<ProjectRig> {
  const rig = openRig();
  const runbooks = fileURLToPath(new URL('../../runbooks', import.meta.url));
  cpSync(runbooks, join(rig.folder, 'runbooks'), { recursive: true });
  const sandbox = join(rig.folder, '.runbook', 'host');
  await cloneSandbox(await preparedSandbox(), sandbox);
  return { ...rig, sandbox, snapshot: () => snapshot(sandbox, rig) };
}

async function snapshot(directory: string, rig: Rig): Promise<Snapshot> {
  const sandbox = await openSandbox(directory, { grace: 0 });
  try {
    return await read(sandbox, directory, rig);
  } finally {
    await sandbox.close();
  }
}

async function read(sandbox: Sandbox, directory: string, rig: Rig): Promise<Snapshot> {
  const path = rig.path(`snapshot-${Math.random().toString(36).slice(2)}.dump`);
  await sandbox.database.dump('gitea', path, new AbortController().signal);
  const { image, state } = await sandbox.containers.inspect('gitea');
  const nginx = await sandbox.containers.inspect('nginx');
  return {
    version: `${image.ref} ${state}, nginx ${nginx.state}`,
    dump: await dumpSql(path),
    refs: await repositoryRefs(directory),
    beside: await besides(sandbox),
  };
}

async function besides(sandbox: Sandbox): Promise<readonly string[]> {
  const { readdir } = await import('node:fs/promises');
  const { data = '', directory = '' } = await sandbox.containers.attributes();
  const parent = join(data, '..');
  const directories = (await readdir(parent)).filter((name) => name.startsWith('data.'));
  // The first volume is gone once a new major version has taken its place and it was pruned.
  const volume = join(directory, 'postgres');
  const databases = (existsSync(volume) ? await readdir(volume) : []).filter((name) =>
    /^(?:gitea_|drill_)/.test(name),
  );
  return [...directories, ...databases].toSorted();
}
