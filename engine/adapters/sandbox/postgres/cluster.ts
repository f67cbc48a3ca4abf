import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PortError } from '../../../ports/port-error.ts';
import { copyTree } from '../copy-tree.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import { type StoredPassword, hashPassword, passwordMatches } from '../forge/passwords.ts';
import { type Turnstile, turnstile } from '../turnstile.ts';
import { type OpenDatabase, initialiseDataDirectory, openDataDirectory } from './server.ts';

/**
 * Which data directory a database name stands for. Names move only by a rewrite of this one file,
 * so a swap or a restore has happened whole or not at all, whenever the machine is killed.
 */
interface Catalogue {
  readonly identity: string;
  /** Of the server that made it; another one cannot read its files. 18 where it is not said. */
  readonly major?: string;
  readonly databases: Readonly<Record<string, string>>;
  /** What is kept of the passwords of roles. */
  readonly passwords: Passwords;
}

/** What is kept of the passwords of roles, by their names. */
export type Passwords = Readonly<Record<string, StoredPassword>>;

interface Handle {
  readonly turn: Turnstile;
  opened: OpenDatabase | undefined;
}

/** Databases that stay open while nobody uses them. Each takes about 30 MB above PGlite's base. */
const mostOpen = 3;

/** The empty data directory that new databases are copies of. */
export const templateName = 'template';

const catalogueName = 'catalogue.json';

/** Makes the files of a new cluster without any database. */
export async function createCluster(root: string): Promise<void> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  const identity = await initialiseDataDirectory(join(root, templateName));
  await writeCatalogue(root, { identity, databases: {}, passwords: {} });
}

/**
 * Makes the files of a new cluster beside another one, whose empty data directory is copied: making one takes seconds.
 * Its identity is its own. Whole or not there.
 */
export async function createClusterLike(template: string, root: string, major: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true, mode: 0o700 });
  copyTree(template, join(root, templateName));
  const identity = `7${randomBytes(8).readBigUInt64BE().toString().padStart(18, '0').slice(-18)}`;
  await writeCatalogue(root, { identity, major, databases: {}, passwords: {} });
}

/** Whether a folder holds a cluster. */
export function isCluster(root: string): boolean {
  return existsSync(join(root, catalogueName));
}

/** The databases of the machine: named data directories, opened when they are first used. */
export class Cluster {
  readonly #root: string;
  readonly #handles = new Map<string, Handle>();
  readonly #change = turnstile();
  #catalogue: Catalogue;

  private constructor(root: string, catalogue: Catalogue) {
    this.#root = root;
    this.#catalogue = catalogue;
  }

  /** Reads the catalogue and removes directories that a killed restore left behind. */
  static async load(root: string): Promise<Cluster> {
    const catalogue = await readJsonFile<Catalogue>(join(root, catalogueName));
    const known = new Set([templateName, catalogueName, ...Object.values(catalogue.databases)]);
    for (const name of await readdir(root)) {
      if (!known.has(name)) await rm(join(root, name), { recursive: true, force: true });
    }
    return new Cluster(root, catalogue);
  }

  /** The folder that it lies in. */
  get root(): string {
    return this.#root;
  }

  /** Major version of the server that made it. */
  get major(): string {
    return this.#catalogue.major ?? '18';
  }

  get passwords(): Passwords {
    return this.#catalogue.passwords;
  }

  get identity(): string {
    return this.#catalogue.identity;
  }

  /** Names of all databases, sorted. */
  names(): readonly string[] {
    return Object.keys(this.#catalogue.databases).toSorted();
  }

  exists(database: string): boolean {
    return Object.hasOwn(this.#catalogue.databases, database);
  }

  /** Gives `work` the database alone; others wait for their turn. `not-found` when there is none. */
  async use<T>(database: string, work: (opened: OpenDatabase) => Promise<T>): Promise<T> {
    const directory = this.directory(database);
    const handle = this.#handle(directory);
    return handle.turn(async () => {
      handle.opened ??= await openDataDirectory(join(this.#root, directory));
      await this.#closeOthers(directory);
      return work(handle.opened);
    });
  }

  /** Bytes on disk. */
  async size(database: string): Promise<number> {
    const root = join(this.#root, this.directory(database));
    let bytes = 0;
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size;
    }
    return bytes;
  }

  /** Makes a database that `fill` has filled, or none at all. `exists` when the name is taken. */
  async create(database: string, fill: (opened: OpenDatabase) => Promise<void>): Promise<void> {
    await this.#change(async () => {
      if (this.exists(database)) throw taken(database);
      const directory = `data-${randomBytes(6).toString('hex')}`;
      const path = join(this.#root, directory);
      try {
        copyTree(join(this.#root, templateName), path);
        const opened = await openDataDirectory(path);
        try {
          await fill(opened);
        } finally {
          await opened.close();
        }
        await this.#rename({ ...this.#catalogue.databases, [database]: directory });
      } catch (error) {
        await rm(path, { recursive: true, force: true });
        throw error;
      }
    });
  }

  /** `live` becomes `keptAs` and `replacement` becomes `live`, in one step. */
  async swap(live: string, replacement: string, keptAs: string): Promise<void> {
    await this.#change(async () => {
      const old = this.directory(live);
      const next = this.directory(replacement);
      if (this.exists(keptAs)) throw taken(keptAs);
      const { [replacement]: _moved, ...rest } = this.#catalogue.databases;
      await this.#rename({ ...rest, [live]: next, [keptAs]: old });
    });
  }

  /** Nothing there is no error. */
  async drop(database: string): Promise<void> {
    await this.#change(async () => {
      if (!this.exists(database)) return;
      const directory = this.directory(database);
      const { [database]: _dropped, ...rest } = this.#catalogue.databases;
      await this.#rename(rest);
      await this.#close(directory);
      await rm(join(this.#root, directory), { recursive: true, force: true });
    });
  }

  /** Gives a role, which is made where it is missing, another password. */
  async setPassword(role: string, password: string): Promise<void> {
    await this.#change(async () => {
      const passwords = { ...this.#catalogue.passwords, [role]: hashPassword(password) };
      await this.#write({ ...this.#catalogue, passwords });
    });
  }

  /** Makes roles, or gives them the passwords that are kept here. */
  async addPasswords(added: Passwords): Promise<void> {
    await this.#change(async () => {
      await this.#write({ ...this.#catalogue, passwords: { ...this.#catalogue.passwords, ...added } });
    });
  }

  accepts(role: string, password: string): boolean {
    const { passwords } = this.#catalogue;
    const stored = Object.hasOwn(passwords, role) ? passwords[role] : undefined;
    return stored !== undefined && passwordMatches(password, stored);
  }

  /** Closes every database, so that the files are those of a clean shutdown. */
  async close(): Promise<void> {
    await this.#change(async () => {
      // A copy: another use would move its directory to the map's end.
      const directories = Array.from(this.#handles.keys());
      for (const directory of directories) await this.#close(directory);
    });
  }

  /** The data directory that a name stands for now. */
  directory(database: string): string {
    const directory = Object.hasOwn(this.#catalogue.databases, database)
      ? this.#catalogue.databases[database]
      : undefined;
    if (directory !== undefined) return directory;
    throw new PortError('not-found', `there is no database "${database}"`, {
      help: `Databases here: ${Object.keys(this.#catalogue.databases).join(', ') || 'none'}.`,
    });
  }

  #handle(directory: string): Handle {
    const known = this.#handles.get(directory);
    const handle = known ?? { turn: turnstile(), opened: undefined };
    // The map's order is that of last use.
    this.#handles.delete(directory);
    this.#handles.set(directory, handle);
    return handle;
  }

  async #closeOthers(directory: string): Promise<void> {
    const open = [...this.#handles].filter(([name, { opened }]) => opened && name !== directory);
    for (const [name] of open.slice(0, Math.max(0, open.length + 1 - mostOpen))) {
      // Not awaited in a turn of our own: it may wait for a turn there.
      this.#close(name).catch(() => undefined);
    }
  }

  async #close(directory: string): Promise<void> {
    const handle = this.#handles.get(directory);
    await handle?.turn(async () => {
      const { opened } = handle;
      handle.opened = undefined;
      await opened?.close();
    });
  }

  async #rename(databases: Readonly<Record<string, string>>): Promise<void> {
    await this.#write({ ...this.#catalogue, databases });
  }

  async #write(catalogue: Catalogue): Promise<void> {
    await writeCatalogue(this.#root, catalogue);
    this.#catalogue = catalogue;
  }
}

async function writeCatalogue(root: string, catalogue: Catalogue): Promise<void> {
  await writeJsonFile(join(root, catalogueName), catalogue);
}

function taken(database: string): PortError {
  return new PortError('exists', `there is a database "${database}" already`, {
    help: 'Choose another name, or drop that database first.',
  });
}
