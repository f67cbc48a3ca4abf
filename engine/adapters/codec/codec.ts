import { createHash } from 'node:crypto';
import { Readable, type Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Codec, RunningHash, TarEntry } from '../../ports/codec.ts';
import { PortError } from '../../ports/port-error.ts';

/** Runs content through a stream of Node; what fails in it comes out of the iteration. */
async function* through(content: AsyncIterable<Uint8Array>, stream: Duplex): AsyncIterable<Uint8Array> {
  // The pipeline ends both sides, also when whoever iterates stops early; its error arrives here.
  const done = pipeline(Readable.from(content, { objectMode: false }), stream);
  done.catch(() => undefined);
  for await (const chunk of stream) yield chunk as Uint8Array;
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

/** What a decoder throws, as `corrupt`; what the source of the bytes itself reports passes unchanged. */
function damaged(error: unknown, message: string): unknown {
  if (error instanceof PortError || (error instanceof Error && error.name === 'AbortError')) return error;
  return new PortError('corrupt', message, { cause: error });
}

function kindOf(type: string | null | undefined): TarEntry['kind'] {
  switch (type) {
    case 'file':
    case 'contiguous-file':
      return 'file';
    case 'directory':
      return 'directory';
    case 'symlink':
      return 'symbolic-link';
    case 'link':
      return 'hard-link';
    case null:
    case undefined:
    default:
      return 'other';
  }
}

/** A tar ends with two blocks of zeros; the parser itself takes one that was cut off between two entries. */
const endMarker = 1024;

/** How many zeros a piece ends with; no more than the end marker has, in a piece that is longer. */
function zerosAtEndOf(chunk: Uint8Array): number {
  const tail = chunk.subarray(-endMarker);
  return tail.length - 1 - tail.findLastIndex((byte) => byte !== 0);
}

async function* entriesOf(tar: AsyncIterable<Uint8Array>): AsyncIterable<TarEntry> {
  const { extract } = await import('tar-stream');
  let zerosAtEnd = 0;
  async function* watched(): AsyncIterable<Uint8Array> {
    for await (const chunk of tar) {
      const zeros = zerosAtEndOf(chunk);
      zerosAtEnd = zeros === chunk.length ? zerosAtEnd + zeros : zeros;
      yield chunk;
    }
  }
  const parser = extract();
  const done = pipeline(Readable.from(watched(), { objectMode: false }), parser);
  done.catch(() => undefined);
  try {
    for await (const entry of parser) {
      const { name, type, linkname, size } = entry.header;
      yield { name, kind: kindOf(type), link: linkname ?? '', size: size ?? 0 };
      entry.resume();
    }
    await done;
  } catch (error) {
    throw damaged(error, 'the archive is damaged or cut off');
  }
  if (zerosAtEnd < endMarker)
    throw new PortError('corrupt', 'the archive is cut off: its end marker is missing');
}

/** The codec that Node and tar-stream bring. zstd works on one thread: Node's own threads for it lose data. */
export const nodeCodec: Codec = {
  sha256(): RunningHash {
    const hash = createHash('sha256');
    return { update: (chunk) => void hash.update(chunk), digest: () => hash.digest('hex') };
  },
  compress: compressed,
  decompress: decompressed,
  entries: entriesOf,
};
