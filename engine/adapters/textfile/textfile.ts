import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileError } from '../file-error.ts';

/**
 * Replaces a file that another program collects, in one step; everybody may read it. The folder has to be there, since
 * who may look into it is that program's business. Throws a PortError and leaves the old file.
 */
export async function writeTextfile(path: string, text: string): Promise<void> {
  // A collector that takes `*.prom` does not take this name.
  const part = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await rm(part, { force: true });
    const file = await open(part, 'wx', 0o644);
    try {
      await file.chmod(0o644);
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined);
    throw fileError(`write the measures to ${path}`, error);
  }
}
