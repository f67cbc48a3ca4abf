import { randomBytes } from 'node:crypto';
import { pack } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { nodeCodec } from '../../../../engine/adapters/codec/codec.ts';
import { tarEntries } from '../../../../engine/adapters/codec/tar-entries.ts';
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
    expect(await all(tarEntries(pieces(await sampleTar(), 333)))).toEqual([
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
      await expect(all(tarEntries(pieces(tar.subarray(0, length))))).rejects.toMatchObject({
        kind: 'corrupt',
      });
    }
    await expect(all(tarEntries(pieces(randomBytes(4096))))).rejects.toMatchObject({
      kind: 'corrupt',
    });
  });

  it('lists the entries of a compressed archive, with pieces that are overwritten behind it', async () => {
    async function* reused(bytes: Buffer): AsyncIterable<Uint8Array> {
      const room = Buffer.alloc(100);
      for (let at = 0; at < bytes.length; at += room.length) yield room.subarray(0, bytes.copy(room, 0, at));
    }
    const tar = await sampleTar();
    const archive = await whole(nodeCodec.compress(pieces(tar)));
    expect(await all(nodeCodec.entries(reused(archive)))).toEqual(await all(tarEntries(pieces(tar))));
    for (const cut of [
      archive.subarray(0, -1),
      archive.subarray(0, 100),
      Buffer.alloc(0),
      randomBytes(100),
    ]) {
      await expect(all(nodeCodec.entries(pieces(cut)))).rejects.toMatchObject({ kind: 'corrupt' });
    }
    const short = await whole(nodeCodec.compress(pieces(tar.subarray(0, -1024))));
    await expect(all(nodeCodec.entries(pieces(short)))).rejects.toThrow('its end marker is missing');
  });

  it('tells of an entry before it has read what is in it, and leaves the source when nobody wants the rest', async () => {
    let isLeft = false;
    async function* endless(): AsyncIterable<Uint8Array> {
      const tar = pack();
      tar.entry({ name: 'huge', size: 2 ** 40 });
      for await (const header of tar as AsyncIterable<Uint8Array>) {
        yield header;
        break;
      }
      for (;;) yield new Uint8Array(1024 * 1024);
    }
    async function* source(): AsyncIterable<Uint8Array> {
      try {
        yield* nodeCodec.compress(endless());
      } finally {
        isLeft = true;
      }
    }
    for await (const entry of nodeCodec.entries(source())) {
      expect(entry).toEqual({ name: 'huge', kind: 'file', link: '', size: 2 ** 40 });
      break;
    }
    expect(isLeft).toBe(true);
  });

  it('passes on why its source failed', async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield new Uint8Array(10);
      throw new PortError('unreachable', 'the source is gone');
    }
    await expect(whole(nodeCodec.compress(broken()))).rejects.toMatchObject({ kind: 'unreachable' });
    await expect(all(tarEntries(broken()))).rejects.toMatchObject({ kind: 'unreachable' });
    await expect(all(nodeCodec.entries(broken()))).rejects.toMatchObject({ kind: 'unreachable' });
  });
});
