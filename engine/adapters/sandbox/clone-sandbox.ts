import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PortError } from '../../ports/port-error.ts';
import { copyTree } from './copy-tree.ts';
import { type FolderLock, takeFolderLock } from './folder-lock.ts';
import { forgetPorts } from './host/machine-state.ts';
import { readJsonFile, writeJsonFile } from './json-file.ts';
import { type SandboxLayout, hostLayout, sandboxLayout } from './layout.ts';
import { makeFolder } from '../make-folder.ts';
import { withPatience } from './patience.ts';

/**
 * Makes `to`, a missing or empty folder, an independent sandbox with the same data, services and
 * database identity as `from`, and with ports of its own. Waits until the machine of `from` is off,
 * and leaves `to` without a machine when it fails.
 */
export async function cloneSandbox(from: string, to: string): Promise<void> {
  const source = sandboxLayout(from);
  const target = sandboxLayout(to);
  makeFolder(target.directory);
  if ((await readdir(target.directory)).length > 0) {
    throw new PortError('exists', `${target.directory} is not empty`, {
      help: 'Name an empty folder, or one that does not exist yet.',
    });
  }
  const lock = await holdWhenOff(source);
  try {
    await copyHost(source, target);
  } catch (error) {
    await rm(target.incoming, { recursive: true, force: true });
    throw error;
  } finally {
    lock.release();
  }
}

async function copyHost(source: SandboxLayout, target: SandboxLayout): Promise<void> {
  const old = hostLayout(source.host);
  const made = hostLayout(target.incoming);
  copyTree(source.host, target.incoming, join(old.postgres, 'template'));
  await writeJsonFile(made.state, forgetPorts(await readJsonFile(old.state)));
  await rename(target.incoming, target.host);
}

async function holdWhenOff(source: SandboxLayout): Promise<FolderLock> {
  if (!(await isSandbox(source))) {
    throw new PortError('not-found', `there is no sandbox in ${source.directory}`);
  }
  const lock = await withPatience<FolderLock>(() => Promise.resolve(takeFolderLock(source.lock) ?? 'later'));
  if (lock !== undefined) return lock;
  throw new PortError('refused', `the sandbox in ${source.directory} is in use`, {
    help: 'A sandbox can be cloned while nothing runs in it.',
  });
}

async function isSandbox({ host }: SandboxLayout): Promise<boolean> {
  return readJsonFile(hostLayout(host).state).then(
    () => true,
    () => false,
  );
}
