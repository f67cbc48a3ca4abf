import { createHash } from 'node:crypto';
import { Readable, type Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Codec, RunningHash } from '../../ports/codec.ts';
import { PortError } from '../../ports/port-error.ts';
import { youngGarbage } from '../young-garbage.ts';
import { archiveEntries } from './archive-entries.ts';
import { damaged } from './damaged.ts';

/** Runs content through a stream of Node; what fails in it comes out of the iteration. */
async function* through(content: AsyncIterable<Uint8Array>, stream: Duplex): AsyncIterable<Uint8Array> {
  // The pipeline ends both sides, also when whoever iterates stops early; its error arrives here.
  const done = pipeline(Readable.from(content, { objectMode: false }), stream);
  done.catch(() => undefined);
  const madeBytes = youngGarbage();
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    yield chunk;
    madeBytes(chunk.length);
  }
  await done;
}

/** Bytes that come out at once: with Node's 16 KiB most of the time goes into handing them over. */
const chunkSize = 128 * 1024;

async function* compressed(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const { constants, createZstdCompress } = await import('node:zlib');
  yield* through(content, createZstdCompress({ chunkSize, params: { [constants.ZSTD_c_checksumFlag]: 1 } }));
}

async function* decompressed(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let empty = true;
  async function* watched(): AsyncIterable<Uint8Array> {
    for await (const chunk of content) {
      if (chunk.length > 0) empty = false;
      yield chunk;
    }
  }
  try {
    const { createZstdDecompress } = await import('node:zlib');
    yield* through(watched(), createZstdDecompress({ chunkSize }));
  } catch (error) {
    throw damaged(error, 'the compressed data is damaged or cut off');
  }
  // Node takes no bytes at all for a whole, empty content.
  if (empty) throw new PortError('corrupt', 'the compressed data is empty');
}

/** The codec that Node and tar-stream bring. zstd works on one thread: Node's own threads for it lose data. */
export const nodeCodec: Codec = {
  sha256(): RunningHash {
    const hash = createHash('sha256');
    return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest('hex') };
  },
  compress: compressed,
  decompress: decompressed,
  entries: archiveEntries,
};
