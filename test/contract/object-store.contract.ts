import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../engine/ports/object-store.ts';
import { PortError } from '../../engine/ports/port-error.ts';

/** An empty store, and how it is taken down. */
export interface StoreUnderTest {
  readonly store: ObjectStore;
  readonly dispose: () => Promise<void>;
}

const signal = new AbortController().signal;

async function* pieces(...chunks: readonly (string | Uint8Array)[]): AsyncIterable<Uint8Array> {
  for (const chunk of chunks) yield typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
}

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

async function kindOf(promise: Promise<unknown>): Promise<string> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof PortError ? error.kind : `no PortError: ${String(error)}`;
}

/** What every object store does; `create` makes an empty one for each test. */
export function describeObjectStore(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`object store: ${name}`, () => {
    let under: StoreUnderTest;
    let store: ObjectStore;

    beforeEach(async () => {
      under = await create();
      store = under.store;
    });
    afterEach(async () => {
      await store.close();
      await under.dispose();
    });

    it('returns what was put, with its size and checksum', async () => {
      const stored = await store.put('set/a.txt', pieces('hel', 'lo'), signal);
      expect(stored).toEqual({
        key: 'set/a.txt',
        size: 5,
        sha256: createHash('sha256').update('hello').digest('hex'),
      });
      expect(await textOf(store.get('set/a.txt'))).toBe('hello');
      const facts = await store.head('set/a.txt');
      expect(facts).toMatchObject({ key: 'set/a.txt', size: 5 });
      expect(new Date(facts?.modifiedAt ?? '').toISOString()).toBe(facts?.modifiedAt);
    });

    it('keeps empty and large objects', async () => {
      const large = randomBytes(9 * 1024 * 1024);
      await store.put('empty', pieces(), signal);
      const stored = await store.put(
        'large',
        pieces(large.subarray(0, 6_000_000), large.subarray(6_000_000)),
        signal,
      );
      expect(stored.size).toBe(large.length);
      expect(await textOf(store.get('empty'))).toBe('');
      const hash = createHash('sha256');
      for await (const chunk of store.get('large')) hash.update(chunk);
      expect(hash.digest('hex')).toBe(stored.sha256);
    });

    it('never replaces an object', async () => {
      await store.put('once', pieces('first'), signal);
      expect(await kindOf(store.put('once', pieces('second'), signal))).toBe('exists');
      expect(await textOf(store.get('once'))).toBe('first');
    });

    it('lets exactly one of several writers win', async () => {
      const writers = ['one', 'two', 'three', 'four'].map(async (text) => {
        return kindOf(store.put('race', pieces(text), signal));
      });
      const ends = await Promise.all(writers);
      expect(ends.filter((end) => end === 'exists')).toHaveLength(3);
      expect(['one', 'two', 'three', 'four']).toContain(await textOf(store.get('race')));
    });

    it('lists by prefix in the order of keys', async () => {
      for (const key of ['b/2', 'a/1', 'b/10', 'bc', 'B/1']) await store.put(key, pieces(key), signal);
      const keys = async (prefix: string): Promise<string[]> =>
        (await store.list(prefix)).map((object) => object.key);
      expect(await keys('')).toEqual(['B/1', 'a/1', 'b/10', 'b/2', 'bc']);
      expect(await keys('b/')).toEqual(['b/10', 'b/2']);
      expect(await keys('none/')).toEqual([]);
    });

    it('shows nothing of a put that failed or was cancelled', async () => {
      async function* breaking(): AsyncIterable<Uint8Array> {
        yield new Uint8Array(100);
        throw new PortError('failed', 'the source broke');
      }
      expect(await kindOf(store.put('broken', breaking(), signal))).toBe('failed');
      const controller = new AbortController();
      async function* cancelled(): AsyncIterable<Uint8Array> {
        yield new Uint8Array(100);
        controller.abort(new Error('cancelled here'));
        yield new Uint8Array(100);
      }
      await expect(store.put('cancelled', cancelled(), controller.signal)).rejects.toThrow('cancelled here');
      expect(await store.list('')).toEqual([]);
      expect(await store.head('broken')).toBeUndefined();
      await store.put('broken', pieces('now'), signal);
      expect(await textOf(store.get('broken'))).toBe('now');
    });

    it('says not-found for what is not there, and removes it without complaint', async () => {
      expect(await store.head('missing')).toBeUndefined();
      expect(await kindOf(textOf(store.get('missing')))).toBe('not-found');
      await store.remove('missing');
      await store.put('there', pieces('x'), signal);
      await store.remove('there');
      expect(await store.head('there')).toBeUndefined();
    });

    it.each(['', '/etc/passwd', '../outside', 'a/../../outside', 'a//b', 'a/', './a', 'a\0b'])(
      'refuses the key %j',
      async (key) => {
        expect(await kindOf(store.put(key, pieces('x'), signal))).toBe('refused');
        expect(await kindOf(store.head(key))).toBe('refused');
        expect(await kindOf(textOf(store.get(key)))).toBe('refused');
        expect(await kindOf(store.remove(key))).toBe('refused');
      },
    );

    it('names its place', async () => {
      expect((await store.facts()).location).not.toBe('');
    });
  });
}
