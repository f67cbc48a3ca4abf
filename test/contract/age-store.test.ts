import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { describe, expect, it, onTestFinished } from 'vitest';
import { withAge, type AgeSettings } from '../../engine/adapters/age-store/age-store.ts';
import { DirectoryStore } from '../../engine/adapters/directory-store/directory-store.ts';
import type { ObjectStore } from '../../engine/ports/object-store.ts';
import { describeObjectStore } from './object-store.contract.ts';

const signal = new AbortController().signal;

async function folder(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'age-'));
  onTestFinished(async () => rm(root, { recursive: true }));
  return root;
}

/** Another view of the same objects: with other recipients, or another identity. */
function view(root: string, settings: Partial<AgeSettings>): ObjectStore {
  return withAge(new DirectoryStore(root), {
    name: 'backups',
    recipients: [],
    identity: undefined,
    ...settings,
  });
}

async function keyPair(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

async function* pieces(...chunks: readonly string[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield new TextEncoder().encode(chunk);
}

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  return (await bytesOf(content)).toString();
}

describeObjectStore('directory behind age', async () => {
  const root = await mkdtemp(join(tmpdir(), 'store-'));
  const { identity, recipient } = await keyPair();
  return {
    store: view(join(root, 'objects'), {
      recipients: [recipient],
      identity: () => Promise.resolve(identity),
    }),
    dispose: async () => rm(root, { recursive: true }),
  };
});

describe('a store that encrypts', () => {
  const long = 'a line of the dump\n'.repeat(20_000);

  it('keeps nothing but what age can read, for each of several recipients', async () => {
    const root = await folder();
    const [one, two] = [await keyPair(), await keyPair()];
    const recipients = [one.recipient, two.recipient];
    const plain = await view(root, {}).put('set/plain.txt', pieces(long), signal);
    const sealed = await view(root, { recipients }).put('set/dump.age', pieces(long, ''), signal);
    expect(sealed).toEqual({ ...plain, key: 'set/dump.age' });
    const stored = await readFile(join(root, 'set/dump.age'), 'latin1');
    expect(stored).toMatch(/^age-encryption[.]org\/v1\n-> X25519 /u);
    expect(stored).not.toContain('line of the dump');
    for (const { identity } of [one, two]) {
      const file = `# created: today\n# public key: …\n${identity}\n`;
      const store = view(root, { identity: () => Promise.resolve(file) });
      expect((await textOf(store.get('set/dump.age'))) === long).toBe(true);
    }
    // Keys of a rotation, the right one last.
    const both = view(root, { identity: async () => `${(await keyPair()).identity}\n${two.identity}` });
    expect((await textOf(both.get('set/dump.age'))) === long).toBe(true);
  });

  it('encrypts what has the suffix, and leaves the rest as it is', async () => {
    const root = await folder();
    const { recipient } = await keyPair();
    const store = view(root, { recipients: [recipient] });
    await store.put('set/manifest.json', pieces('{}'), signal);
    expect(await textOf(store.get('set/manifest.json'))).toBe('{}');
    expect(await store.facts()).toMatchObject({ recipients: [recipient] });
    await store.put('set/empty.age', pieces(), signal);
    expect((await store.head('set/empty.age'))?.size).toBeGreaterThan(100);
  });

  it.each([0, 1, 65_535, 65_536, 65_537, 262_144, 262_145])(
    'writes and reads what the library of age does, at %d bytes',
    async (size) => {
      const root = await folder();
      const { identity, recipient } = await keyPair();
      const store = view(root, { recipients: [recipient], identity: () => Promise.resolve(identity) });
      const content = randomBytes(size);
      const halves = [content.subarray(0, size / 2), content.subarray(size / 2)];
      await store.put('ours.age', ReadableStream.from(halves), signal);
      const decrypter = new Decrypter();
      decrypter.addIdentity(identity);
      const read = await decrypter.decrypt(await readFile(join(root, 'ours.age')));
      expect(Buffer.compare(content, read)).toBe(0);
      const encrypter = new Encrypter();
      encrypter.addRecipient(recipient);
      const theirs = await encrypter.encrypt(content);
      await new DirectoryStore(root).put('theirs.age', ReadableStream.from([theirs]), signal);
      const back = await bytesOf(store.get('theirs.age'));
      expect(Buffer.compare(content, back)).toBe(0);
    },
  );

  it('refuses an identity that is missing, another one, or none, and never shows it', async () => {
    const root = await folder();
    const [right, wrong] = [await keyPair(), await keyPair()];
    await view(root, { recipients: [right.recipient] }).put('dump.age', pieces(long), signal);
    const attempts = {
      'has no identity': undefined,
      'encrypted for others than the identity': wrong.identity,
      'is none that age knows': right.identity.slice(0, -1),
      'of the store `backups` is none': '# nothing but a comment',
    };
    for (const [words, identity] of Object.entries(attempts)) {
      const store = view(root, identity === undefined ? {} : { identity: () => Promise.resolve(identity) });
      const error: unknown = await textOf(store.get('dump.age')).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ name: 'PortError', kind: 'refused' });
      expect(String(error)).toContain(words);
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(
        right.identity.slice(20, -2),
      );
    }
  });

  it('refuses to encrypt for nobody, and for what is no recipient, before anything is stored', async () => {
    const root = await folder();
    const { recipient } = await keyPair();
    await expect(view(root, {}).put('a.age', pieces('x'), signal)).rejects.toMatchObject({
      kind: 'unsupported',
    });
    const broken = view(root, { recipients: [recipient, `${recipient.slice(0, -1)}b`] });
    await expect(broken.facts()).rejects.toMatchObject({ kind: 'failed' });
    await expect(broken.put('a.age', pieces('x'), signal)).rejects.toThrow(/is no recipient of age/u);
    expect(await view(root, {}).list('')).toEqual([]);
  });

  it('notices every kind of damage', async () => {
    const root = await folder();
    const { identity, recipient } = await keyPair();
    const store = view(root, { recipients: [recipient], identity: () => Promise.resolve(identity) });
    await store.put('whole.age', pieces(long), signal);
    const whole = await readFile(join(root, 'whole.age'));
    const cuts = [0.01, 0.25, 0.6, 0.99].map((part) => whole.subarray(0, Math.floor(whole.length * part)));
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(whole.length - 100) ^ 1, whole.length - 100);
    // At the end of a piece of 64 KiB nothing but the mark of the last piece tells that one is missing.
    const header = whole.indexOf('\n', whole.indexOf('--- ')) + 1 + 16;
    const copies = [Buffer.alloc(0), ...cuts, flipped, whole.subarray(0, header + 65_552)];
    for (const [index, copy] of copies.entries()) {
      // By the plain way, so that the store's own checksum does not notice it first.
      const raw = new DirectoryStore(root);
      await raw.put(
        `copy-${index}.age`,
        (async function* () {
          yield copy;
        })(),
        signal,
      );
      await expect(textOf(store.get(`copy-${index}.age`))).rejects.toMatchObject({ kind: 'corrupt' });
    }
  });

  it('stores nothing when what it reads fails, or when it is cancelled', async () => {
    const root = await folder();
    const { recipient } = await keyPair();
    const store = view(root, { recipients: [recipient] });
    async function* failing(): AsyncIterable<Uint8Array> {
      yield new Uint8Array(100_000);
      throw new Error('the disk is gone');
    }
    await expect(store.put('a.age', failing(), signal)).rejects.toThrow(/disk is gone/u);
    await expect(store.put('b.age', pieces(long), AbortSignal.abort())).rejects.toThrow(/abort/iu);
    expect(await store.list('')).toEqual([]);
  });
});
