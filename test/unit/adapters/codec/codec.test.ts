import { randomBytes } from 'node:crypto';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { nodeCodec } from '../../../../engine/adapters/codec/codec.ts';
import { PortError } from '../../../../engine/ports/port-error.ts';

async function* pieces(bytes: Uint8Array, size = 1000): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function whole(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function sampleTar(): Promise<Buffer> {
  const tar = pack();
  tar.entry({ name: 'd/', type: 'directory' });
  tar.entry({ name: 'd/a' }, 'hello');
  tar.entry({ name: 'd/big' }, randomBytes(5000));
  tar.entry({ name: 'd/link', type: 'symlink', linkname: 'a' });
  tar.entry({ name: 'd/hard', type: 'link', linkname: 'd/a' });
  tar.entry({ name: 'd/pipe', type: 'fifo' });
  tar.finalize();
  return whole(tar as AsyncIterable<Uint8Array>);
}

describe('nodeCodec', () => {
  it('hashes', () => {
    const hash = nodeCodec.sha256();
    hash.update('he');
    hash.update(new TextEncoder().encode('llo'));
    expect(hash.digest()).toBe('2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824');
  });

  it.each([0, 1, 999, 300_000])('compresses and decompresses %d bytes', async (size) => {
    const content = randomBytes(size);
    const packed = await whole(nodeCodec.compress(pieces(content)));
    expect((await whole(nodeCodec.decompress(pieces(packed, 777)))).equals(content)).toBe(true);
  });

  it('refuses compressed data that was cut off or damaged anywhere', async () => {
    const packed = await whole(nodeCodec.compress(pieces(randomBytes(50_000))));
    for (const share of [0, 0.01, 0.25, 0.6, 0.99]) {
      const cut = packed.subarray(0, Math.floor(packed.length * share));
      await expect(whole(nodeCodec.decompress(pieces(cut)))).rejects.toMatchObject({ kind: 'corrupt' });
    }
    const flipped = Buffer.from(packed);
    flipped[25_000] = (flipped[25_000] ?? 0) ^ 1;
    await expect(whole(nodeCodec.decompress(pieces(flipped)))).rejects.toMatchObject({ kind: 'corrupt' });
  });

  it('lists the entries of a tar archive', async () => {
    expect(await all(nodeCodec.entries(pieces(await sampleTar(), 333)))).toEqual([
      { name: 'd/', kind: 'directory', link: '', size: 0 },
      { name: 'd/a', kind: 'file', link: '', size: 5 },
      { name: 'd/big', kind: 'file', link: '', size: 5000 },
      { name: 'd/link', kind: 'symbolic-link', link: 'a', size: 0 },
      { name: 'd/hard', kind: 'hard-link', link: 'd/a', size: 0 },
      { name: 'd/pipe', kind: 'other', link: '', size: 0 },
    ]);
  });

  it('refuses a tar archive that was cut off, between two entries as well', async () => {
    const tar = await sampleTar();
    for (const length of [0, 100, 512, 1536, 4000, tar.length - 1024]) {
      await expect(all(nodeCodec.entries(pieces(tar.subarray(0, length))))).rejects.toMatchObject({
        kind: 'corrupt',
      });
    }
    await expect(all(nodeCodec.entries(pieces(randomBytes(4096))))).rejects.toMatchObject({
      kind: 'corrupt',
    });
  });

  it('passes on why its source failed', async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield new Uint8Array(10);
      throw new PortError('unreachable', 'the source is gone');
    }
    await expect(whole(nodeCodec.compress(broken()))).rejects.toMatchObject({ kind: 'unreachable' });
    await expect(all(nodeCodec.entries(broken()))).rejects.toMatchObject({ kind: 'unreachable' });
  });
});
