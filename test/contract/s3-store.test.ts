import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { S3Store } from '../../engine/adapters/s3/s3-store.ts';
import { startS3, type S3StandIn } from '../support/s3-stand-in.ts';
import { describeObjectStore } from './object-store.contract.ts';

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function storeOn(server: S3StandIn): Promise<S3Store> {
  return new S3Store({
    bucket: 'backups',
    region: 'eu-central-1',
    prefix: 'gitea/',
    endpoint: server.endpoint,
  });
}

describeObjectStore('S3 stand-in', async () => {
  const server = await startS3();
  return { store: await storeOn(server), dispose: server.close };
});

describe('S3Store', () => {
  const never = new AbortController().signal;

  async function started(): Promise<{ server: S3StandIn; store: S3Store }> {
    const server = await startS3();
    const store = await storeOn(server);
    onTestFinished(async () => {
      await store.close();
      await server.close();
    });
    return { server, store };
  }

  async function* zeros(megabytes: number): AsyncIterable<Uint8Array> {
    for (let written = 0; written < megabytes; written += 1) yield new Uint8Array(1024 * 1024);
  }

  it('uploads large objects in parts, below its prefix, and completes them only if the key is free', async () => {
    const { server, store } = await started();
    expect((await store.put('set/data', zeros(40), never)).size).toBe(40 * 1024 * 1024);
    expect(server.requests.filter((request) => request.includes('partNumber'))).toHaveLength(3);
    expect(server.requests[0]).toMatch(/^POST gitea\/set\/data\?uploads/u);
    await expect(store.put('set/data', zeros(40), never)).rejects.toMatchObject({ kind: 'exists' });
    expect(server.openUploads()).toBe(0);
  });

  it('stores what was given, whatever is done with a piece once the next one was asked for', async () => {
    const { store } = await started();
    const whole = randomBytes(40 * 1024 * 1024 + 1);
    async function* reused(): AsyncIterable<Uint8Array> {
      const room = Buffer.alloc(300_007);
      for (let at = 0; at < whole.length; at += room.length) yield room.subarray(0, whole.copy(room, 0, at));
    }
    const stored = await store.put('set/data', reused(), never, whole.length);
    expect(stored.sha256).toBe(createHash('sha256').update(whole).digest('hex'));
    const chunks: Uint8Array[] = [];
    for await (const chunk of store.get('set/data')) chunks.push(chunk);
    expect(whole.equals(Buffer.concat(chunks))).toBe(true);
  });

  it('leaves no parts behind when it is cancelled, or a part is refused', async () => {
    const { server, store } = await started();
    const cancel = new AbortController();
    async function* cancelling(): AsyncIterable<Uint8Array> {
      yield* zeros(40);
      cancel.abort();
      yield* zeros(40);
    }
    await expect(store.put('set/data', cancelling(), cancel.signal)).rejects.toThrow(/abort/iu);
    expect(server.openUploads()).toBe(0);
    server.refuse(/partNumber=2/u);
    await expect(store.put('set/data', zeros(80), never)).rejects.toMatchObject({ kind: 'refused' });
    expect(server.openUploads()).toBe(0);
    expect(await store.list('')).toEqual([]);
  });

  it('leaves no parts behind when the source fails', async () => {
    const { server, store } = await started();
    async function* breaking(): AsyncIterable<Uint8Array> {
      yield* zeros(40);
      throw new Error('the disk broke');
    }
    await expect(store.put('set/data', breaking(), never)).rejects.toThrow('the disk broke');
    expect(server.openUploads()).toBe(0);
    expect(await store.list('')).toEqual([]);
  });

  it('says how the bucket protects its objects', async () => {
    const { store } = await started();
    expect(await store.facts()).toEqual({
      location: 's3://backups/gitea/',
      versioned: true,
      lifecycle: false,
      objectLock: false,
    });
  });

  it('says when the endpoint does not answer', async () => {
    const server = await startS3();
    await server.close();
    const store = await storeOn(server);
    await expect(store.head('a')).rejects.toMatchObject({ kind: 'unreachable' });
    await store.close();
  });
});
