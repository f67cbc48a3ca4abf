import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, readdir, readFile, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ObjectFacts, ObjectStore, StoredObject, StoreFacts } from '../../ports/object-store.ts';
import { PortError } from '../../ports/port-error.ts';
import { errorCode, fileError } from '../file-error.ts';
import { checkKey } from '../object-key.ts';
import { appendDurably, syncDirectory, writeDurably } from './durable-file.ts';
import { makeFolder } from '../make-folder.ts';

/** Milliseconds without a write behind which nobody can be writing a part any more: a day. */
const abandonedAfter = 24 * 60 * 60 * 1000;

/** Removes what killed writers left. Their processes cannot be asked: they may run on other machines. */
async function removeAbandoned(parts: string): Promise<void> {
  for (const name of await readdir(parts)) {
    const path = join(parts, name);
    const facts = await stat(path).catch(() => undefined);
    if (facts !== undefined && Date.now() - facts.mtimeMs > abandonedAfter) await rm(path, { force: true });
  }
}

/**
 * Objects as files of a directory, for a sandbox, a single machine or a mounted share. The content
 * of `a/b` is the file `a/b`; its checksum is a line of `a/.b.sha256` in sha256sum's notation.
 * An object appears by link(2), which never replaces: so it is whole, and written once.
 */
export class DirectoryStore implements ObjectStore {
  readonly #root: string;

  /** `root` is made, mode 0700, when the first object is put. */
  constructor(root: string) {
    this.#root = root;
  }

  async facts(): Promise<StoreFacts> {
    return { location: this.#root, versioned: false, lifecycle: false, objectLock: false };
  }

  async put(key: string, content: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<StoredObject> {
    const path = this.#pathOf(key);
    const parts = join(this.#root, '.partial');
    const part = join(parts, randomUUID());
    try {
      signal.throwIfAborted();
      if ((await this.head(key)) !== undefined) throw taken(key);
      makeFolder(parts);
      makeFolder(dirname(path));
      await removeAbandoned(parts);
      const written = await writeDurably(part, content, signal);
      // Before the object: one that can be seen can always be checked. Writers that race each add a line.
      await appendDurably(checksumsOf(path), `${written.sha256}  ${basename(path)}\n`);
      await link(part, path);
      await syncDirectory(dirname(path));
      return { key, ...written };
    } catch (error) {
      throw errorCode(error) === 'EEXIST' ? taken(key) : fileError(`store ${key} in ${this.#root}`, error);
    } finally {
      await rm(part, { force: true }).catch(() => undefined);
    }
  }

  async *get(key: string): AsyncIterable<Uint8Array> {
    const path = this.#pathOf(key);
    try {
      const known = await this.#checksums(key);
      const hash = createHash('sha256');
      for await (const chunk of createReadStream(path, { highWaterMark: 256 * 1024 })) {
        const bytes = chunk as Uint8Array;
        hash.update(bytes);
        yield bytes;
      }
      if (!known.includes(hash.digest('hex'))) {
        throw new PortError(
          'corrupt',
          `${key} in ${this.#root} is not what was stored: its checksum differs`,
          {
            help: 'use another copy; this one was changed or damaged after it was written',
          },
        );
      }
    } catch (error) {
      throw fileError(`read ${key} from ${this.#root}`, error);
    }
  }

  async head(key: string): Promise<ObjectFacts | undefined> {
    const path = this.#pathOf(key);
    try {
      const found = await stat(path);
      if (!found.isFile()) return undefined;
      return { key, size: found.size, modifiedAt: found.mtime.toISOString() };
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return undefined;
      throw fileError(`look at ${key} in ${this.#root}`, error);
    }
  }

  async list(prefix: string): Promise<readonly ObjectFacts[]> {
    const keys = (await this.#keysBelow('')).filter((key) => key.startsWith(prefix));
    // Code units, not the machine's language: the order is the same everywhere.
    keys.sort((left, right) => (left < right ? -1 : 1));
    const found: ObjectFacts[] = [];
    for (const key of keys) {
      const facts = await this.head(key);
      if (facts !== undefined) found.push(facts);
    }
    return found;
  }

  async remove(key: string): Promise<void> {
    const path = this.#pathOf(key);
    try {
      // The object last: what a kill leaves can be seen, and be removed again.
      for (const file of [checksumsOf(path), path]) {
        await unlink(file).catch((error: unknown) => {
          if (!['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) throw error;
        });
      }
    } catch (error) {
      throw fileError(`remove ${key} from ${this.#root}`, error);
    }
  }

  async close(): Promise<void> {}

  #pathOf(key: string): string {
    checkKey(key);
    return join(this.#root, key);
  }

  async #checksums(key: string): Promise<readonly string[]> {
    const path = this.#pathOf(key);
    if ((await this.head(key)) === undefined) {
      throw new PortError('not-found', `there is no object ${key} in ${this.#root}`);
    }
    const text = await readFile(checksumsOf(path), 'utf8').catch((error: unknown) => {
      if (errorCode(error) === 'ENOENT') return '';
      throw error;
    });
    return text.split('\n').map((line) => line.slice(0, 64));
  }

  async #keysBelow(prefix: string): Promise<string[]> {
    const keys: string[] = [];
    try {
      const entries = await readdir(join(this.#root, prefix), { withFileTypes: true });
      for (const entry of entries) {
        if (entry.name.startsWith('.')) continue;
        const key = `${prefix}${entry.name}`;
        if (entry.isDirectory()) keys.push(...(await this.#keysBelow(`${key}/`)));
        else if (entry.isFile()) keys.push(key);
      }
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw fileError(`list ${join(this.#root, prefix)}`, error);
    }
    return keys;
  }
}

function taken(key: string): PortError {
  return new PortError('exists', `there is an object ${key} already, and objects are written once`, {
    help: 'choose another key, or remove the old object if it is not needed',
  });
}

function checksumsOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.sha256`);
}
