import { createHash, randomBytes } from 'node:crypto';
import type { Decrypter, Encrypter } from 'age-encryption';
import type { ObjectStore, StoredObject } from '../../ports/object-store.ts';
import { PortError } from '../../ports/port-error.ts';
import { readHeader, sealHeader } from './header.ts';
import { openPayload, payloadNonceSize, sealPayload } from './payload.ts';

/** Objects whose key ends like this are encrypted by age: anybody's `age --decrypt` reads them as they lie in the store. */
export const sealedSuffix = '.age';

/** For whom a store's objects are encrypted, and who may read them. */
export interface AgeSettings {
  /** The store, for people. */
  readonly name: string;
  /** Public keys, `age1…`; each of their identities alone can decrypt. */
  readonly recipients: readonly string[];
  /** Reads the text of an identity file, when something is decrypted for the first time; undefined where nobody may. */
  readonly identity: (() => Promise<string>) | undefined;
}

/**
 * A store in which objects with the key `….age` are encrypted on the way in and decrypted on the way out, so that size and
 * checksum of what is put are those of the content. All other keys pass unchanged. Memory stays flat.
 */
export function withAge(inner: ObjectStore, settings: AgeSettings): ObjectStore {
  return {
    async facts() {
      if (settings.recipients.length > 0) await openEncrypter(settings);
      return { ...(await inner.facts()), recipients: settings.recipients };
    },
    put: async (key, content, signal, expected) =>
      key.endsWith(sealedSuffix)
        ? putSealed(inner, settings, { key, content, expected }, signal)
        : inner.put(key, content, signal, expected),
    get: (key) => (key.endsWith(sealedSuffix) ? unsealed(inner, settings, key) : inner.get(key)),
    head: async (key) => inner.head(key),
    list: async (prefix) => inner.list(prefix),
    remove: async (key) => inner.remove(key),
    close: async () => inner.close(),
  };
}

async function putSealed(
  inner: ObjectStore,
  settings: AgeSettings,
  {
    key,
    content,
    expected,
  }: {
    readonly key: string;
    readonly content: AsyncIterable<Uint8Array>;
    readonly expected: number | undefined;
  },
  signal: AbortSignal,
): Promise<StoredObject> {
  const header = await sealHeader(await openEncrypter(settings));
  const nonce = randomBytes(payloadNonceSize);
  const hash = createHash('sha256');
  let size = 0;
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of content) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  }
  async function* sealed(): AsyncGenerator<Uint8Array> {
    yield Buffer.concat([header.bytes, nonce]);
    yield* sealPayload(measured(), header.fileKey, nonce);
  }
  await inner.put(key, sealed(), signal, expected);
  return { key, size, sha256: hash.digest('hex') };
}

async function* unsealed(inner: ObjectStore, settings: AgeSettings, key: string): AsyncGenerator<Uint8Array> {
  const decrypter = await openDecrypter(settings, key);
  const file = inner.get(key)[Symbol.asyncIterator]();
  try {
    const { header, behind: nonce, rest } = await readHeader(file, payloadNonceSize);
    const fileKey = await decrypter.decryptHeader(header);
    yield* openPayload(continued(rest, file), fileKey, nonce);
  } catch (error) {
    throw asPortError(error, settings, key);
  } finally {
    // Also when nobody wants the rest.
    await file.return?.();
  }
}

async function* continued(first: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** With every recipient; `failed` when one is none, `unsupported` when there are none. */
async function openEncrypter({ recipients, name }: AgeSettings): Promise<Encrypter> {
  if (recipients.length === 0) {
    throw new PortError('unsupported', `the store \`${name}\` has nobody to encrypt for`, {
      help: 'name public keys in the environment: `recipients: [age1…]`',
    });
  }
  const age = await import('age-encryption');
  const encrypter = new age.Encrypter();
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient);
    } catch (error) {
      throw new PortError(
        'failed',
        `\`${recipient}\` is no recipient of age, so the store \`${name}\` encrypts nothing`,
        {
          help: 'it is the line `public key: age1…` that `age-keygen` prints',
          cause: error,
        },
      );
    }
  }
  return encrypter;
}

async function openDecrypter({ identity, name }: AgeSettings, key: string): Promise<Decrypter> {
  if (identity === undefined) {
    throw new PortError(
      'refused',
      `${key} is encrypted, and the store \`${name}\` has no identity to decrypt it with`,
      {
        help: 'name the secret that holds it in the environment: `identity: { from: … }`',
      },
    );
  }
  const lines = (await identity()).split('\n').map((line) => line.trim());
  const age = await import('age-encryption');
  const decrypter = new age.Decrypter();
  const keys = lines.filter((line) => line !== '' && !line.startsWith('#'));
  try {
    for (const line of keys) decrypter.addIdentity(line);
  } catch {
    // Without what was thrown: nothing that comes from the secret may be shown.
    keys.length = 0;
  }
  if (keys.length > 0) return decrypter;
  throw new PortError('refused', `the identity of the store \`${name}\` is none that age knows`, {
    help: 'the secret has to hold what `age-keygen` writes: a line `AGE-SECRET-KEY-1…`',
  });
}

function asPortError(error: unknown, { name }: AgeSettings, key: string): unknown {
  if (error instanceof PortError || (error instanceof Error && error.name === 'AbortError')) return error;
  const said = error instanceof Error ? error.message : String(error);
  if (/no identity matched/u.test(said)) {
    return new PortError(
      'refused',
      `${key} was encrypted for others than the identity of the store \`${name}\``,
      {
        help: 'the manifest of the set names its recipients: use the identity of one of them',
      },
    );
  }
  return new PortError('corrupt', `${key} is damaged or cut off: it cannot be decrypted to its end`, {
    cause: error,
  });
}
