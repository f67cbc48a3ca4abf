import { appendFile, mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DirectoryStore } from '../../engine/adapters/directory-store/directory-store.ts';
import { describeObjectStore } from './object-store.contract.ts';

describeObjectStore('directory', async () => {
  const root = await mkdtemp(join(tmpdir(), 'store-'));
  return {
    store: new DirectoryStore(join(root, 'objects')),
    dispose: async () => rm(root, { recursive: true }),
  };
});

describe('DirectoryStore', () => {
  async function* one(text: string): AsyncIterable<Uint8Array> {
    yield new TextEncoder().encode(text);
  }

  it('notices an object that was changed behind its back', async () => {
    const root = await mkdtemp(join(tmpdir(), 'store-'));
    const store = new DirectoryStore(root);
    await store.put('a', one('content'), new AbortController().signal);
    await appendFile(join(root, 'a'), '!');
    const reading = (async () => {
      for await (const chunk of store.get('a')) expect(chunk.length).toBeGreaterThan(0);
    })();
    await expect(reading).rejects.toMatchObject({ kind: 'corrupt' });
    await rm(root, { recursive: true });
  });

  it('keeps files private and no partial ones', async () => {
    const root = await mkdtemp(join(tmpdir(), 'store-'));
    const store = new DirectoryStore(root);
    await store.put('set/a', one('content'), new AbortController().signal);
    expect((await stat(join(root, 'set/a'))).mode & 0o777).toBe(0o600);
    expect(await readdir(join(root, '.partial'))).toEqual([]);
    await rm(root, { recursive: true });
  });

  it('removes what a killed writer left a day ago, and nothing that is being written', async () => {
    const root = await mkdtemp(join(tmpdir(), 'store-'));
    const store = new DirectoryStore(root);
    await mkdir(join(root, '.partial'));
    for (const name of ['old', 'new']) await writeFile(join(root, '.partial', name), 'half');
    const longAgo = new Date(Date.now() - 25 * 60 * 60 * 1000);
    await utimes(join(root, '.partial', 'old'), longAgo, longAgo);
    await store.put('a', one('content'), new AbortController().signal);
    expect(await readdir(join(root, '.partial'))).toEqual(['new']);
    await rm(root, { recursive: true });
  });

  it('says what is wrong when a key lies below an object', async () => {
    const root = await mkdtemp(join(tmpdir(), 'store-'));
    const store = new DirectoryStore(root);
    await store.put('a', one('content'), new AbortController().signal);
    await expect(store.put('a/b', one('x'), new AbortController().signal)).rejects.toMatchObject({
      name: 'PortError',
    });
    await rm(root, { recursive: true });
  });
});
