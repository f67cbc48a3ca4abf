import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { PortError } from '../../ports/port-error.ts';
import type { Secrets, SecretValue } from '../../ports/secrets.ts';
import { isObject } from '../../runbook/json.ts';
import type { SecretReference } from '../../runbook/runbook.ts';
import { errorCode, fileError } from '../file-error.ts';
import { acceptableSecret, nameOfSecret } from '../secret-value.ts';

/** Where the file is and how its text is read. */
export interface SecretsFileOptions {
  readonly path: string;
  /** Turns the text into a value; throws when it cannot. A parser for YAML reads JSON as well. */
  readonly parse: (text: string) => unknown;
  /** The user who has to own the file; undefined where the system knows no users. */
  readonly userId: number | undefined;
}

interface Stored {
  readonly secrets: Readonly<Record<string, unknown>>;
  /** Older values by `<name>#<key>`, the oldest first; version `1` is the first of them. */
  readonly history: Readonly<Record<string, readonly string[]>>;
}

/**
 * Secrets from a file of the user, mode 0600: a map from names to texts, or to maps of keys and
 * texts. Writing keeps every version in `<file>.versions.json`, with the same mode.
 */
export class FileSecrets implements Secrets {
  readonly #options: SecretsFileOptions;

  constructor(options: SecretsFileOptions) {
    this.#options = options;
  }

  async read(reference: SecretReference, version?: string): Promise<SecretValue> {
    const { secrets, history } = await this.#load();
    const versions = history[entryName(reference)] ?? [];
    if (version !== undefined && version !== '') {
      const value = versions[Number(version) - 1];
      if (value === undefined) throw this.#missing(reference, `version ${version}`);
      return { value: acceptableSecret(reference, value), version };
    }
    const value = valueOf(secrets, reference);
    if (value === undefined) throw this.#missing(reference, 'entry');
    const known = versions.lastIndexOf(value);
    return {
      value: acceptableSecret(reference, value),
      version: known === -1 ? '' : String(known + 1),
    };
  }

  async write(reference: SecretReference, value: string): Promise<string> {
    acceptableSecret(reference, value);
    const { path } = this.#options;
    if (!path.endsWith('.json')) {
      throw new PortError('unsupported', `${path} is not written to: its comments would be lost`, {
        help: 'keep the secrets in a `.json` file when a runbook has to change them',
      });
    }
    const { secrets, history } = await this.#load();
    const name = entryName(reference);
    const old = valueOf(secrets, reference);
    const before = history[name] ?? (old === undefined ? [] : [old]);
    const after = before.at(-1) === value ? before : [...before, value];
    // The history first: a crash in between leaves a version that nobody was told of.
    await replace(historyPath(path), { ...history, [name]: after });
    await replace(path, withValue(secrets, reference, value));
    return String(after.length);
  }

  async #load(): Promise<Stored> {
    const secrets = await this.#readMap(this.#options.path);
    if (secrets === undefined) {
      throw new PortError('not-found', `there is no secrets file ${this.#options.path}`, {
        help: `make it with mode 0600: \`install -m 600 /dev/null ${this.#options.path}\``,
      });
    }
    const history = (await this.#readMap(historyPath(this.#options.path))) ?? {};
    return { secrets, history: history as Stored['history'] };
  }

  async #readMap(path: string): Promise<Record<string, unknown> | undefined> {
    let text: string;
    try {
      text = await readPrivate(path, this.#options.userId);
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return undefined;
      throw fileError(`read the secrets file ${path}`, error);
    }
    // The parser's own message could quote the text, so it is not passed on, not even as a cause.
    const parsed = attempt(() => this.#options.parse(text));
    if (isObject(parsed)) return parsed;
    throw new PortError('corrupt', `${path} is not a map of names to secrets`, {
      help: 'write it like `gitea/database: { password: … }`',
    });
  }

  #missing(reference: SecretReference, what: string): PortError {
    const { path } = this.#options;
    return new PortError('not-found', `${path} has no ${what} for the secret ${nameOfSecret(reference)}`);
  }
}

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

function entryName(reference: SecretReference): string {
  return `${reference.from}#${reference.key ?? ''}`;
}

function historyPath(path: string): string {
  return `${path}.versions.json`;
}

function valueOf(secrets: Readonly<Record<string, unknown>>, reference: SecretReference): string | undefined {
  const entry = Object.hasOwn(secrets, reference.from) ? secrets[reference.from] : undefined;
  if (reference.key === undefined) return typeof entry === 'string' ? entry : undefined;
  if (!isObject(entry) || !Object.hasOwn(entry, reference.key)) return undefined;
  const value = entry[reference.key];
  return typeof value === 'string' ? value : undefined;
}

function withValue(
  secrets: Readonly<Record<string, unknown>>,
  reference: SecretReference,
  value: string,
): Record<string, unknown> {
  if (reference.key === undefined) return { ...secrets, [reference.from]: value };
  const entry = secrets[reference.from];
  return { ...secrets, [reference.from]: { ...(isObject(entry) ? entry : {}), [reference.key]: value } };
}

/** The text of a file that only its owner can read; checked on the open file, so that it cannot be exchanged. */
async function readPrivate(path: string, userId: number | undefined): Promise<string> {
  const file = await open(path, 'r');
  try {
    await checkPrivate(file, path, userId);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

async function checkPrivate(file: FileHandle, path: string, userId: number | undefined): Promise<void> {
  const facts = await file.stat();
  if (!facts.isFile()) throw new PortError('refused', `${path} is not a file`);
  if ((facts.mode & 0o077) !== 0) {
    const mode = (facts.mode & 0o777).toString(8).padStart(4, '0');
    throw new PortError('refused', `${path} can be read by others: its mode is ${mode}`, {
      help: `run \`chmod 600 ${path}\`, and change the secrets if others may have read them`,
    });
  }
  if (userId !== undefined && facts.uid !== userId) {
    throw new PortError('refused', `${path} belongs to another user`, {
      help: `run \`chown ${userId} ${path}\``,
    });
  }
}

async function replace(path: string, value: unknown): Promise<void> {
  const part = `${path}.${randomUUID()}.part`;
  try {
    const file = await open(part, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(value, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw fileError(`write the secrets file ${path}`, error);
  }
}
