import { open, realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { PortError } from '../../ports/port-error.ts';
import type { ProjectFiles } from '../../ports/project-files.ts';
import { fileError } from '../file-error.ts';

/** One MiB: scripts and templates are small. */
const largest = 1024 * 1024;

function isInside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function readSmall(path: string, shown: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const facts = await file.stat();
    if (!facts.isFile()) throw new PortError('refused', `${shown} is not a file`);
    if (facts.size > largest) throw new PortError('refused', `${shown} holds more than 1MiB`);
    return await file.readFile();
  } finally {
    await file.close();
  }
}

/** The files below a directory, which is the project. */
export class DirectoryFiles implements ProjectFiles {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async read(path: string): Promise<string> {
    try {
      const root = await realpath(this.#root);
      const wanted = join(root, path);
      if (
        isAbsolute(path) ||
        path.includes('\0') ||
        !isInside(root, wanted) ||
        !isInside(root, await realpath(wanted))
      ) {
        throw new PortError('refused', `${JSON.stringify(path)} is not a file of the project ${this.#root}`, {
          help: 'name a file by its path from the project, such as `runbooks/templates/site.conf.hbs`',
        });
      }
      const bytes = await readSmall(wanted, path);
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch (error) {
      if (error instanceof TypeError)
        throw new PortError('corrupt', `${path} is not UTF-8 text`, { cause: error });
      throw fileError(`read ${path} of the project ${this.#root}`, error);
    }
  }
}
