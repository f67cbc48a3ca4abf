import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { TarEntry } from '../../ports/codec.ts';
import { PortError } from '../../ports/port-error.ts';
import { damaged } from './damaged.ts';

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

/** Every entry of a tar archive, read to its last byte; throws a PortError `corrupt` when it is damaged or cut off. */
export async function* tarEntries(tar: AsyncIterable<Uint8Array>): AsyncIterable<TarEntry> {
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
