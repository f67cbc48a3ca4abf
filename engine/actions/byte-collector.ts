/** The first bytes of a stream up to a limit, and whether there were more. */
export interface CollectedBytes {
  add(chunk: Uint8Array): void;
  /** Whether something was left out. */
  readonly overflowed: boolean;
  /** As UTF-8; what is none becomes the replacement character. */
  text(): string;
}

/** Keeps at most `limit` bytes from the start of what is added. */
export function collectHead(limit: number): CollectedBytes {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let overflowed = false;
  return {
    add(chunk) {
      const kept = chunk.subarray(0, limit - size);
      if (kept.length < chunk.length) overflowed = true;
      if (kept.length === 0) return;
      chunks.push(kept.slice());
      size += kept.length;
    },
    get overflowed() {
      return overflowed;
    },
    text: () => decode(chunks),
  };
}

/** Keeps at most `limit` bytes from the end of what is added. */
export function collectTail(limit: number): CollectedBytes {
  let chunks: Uint8Array[] = [];
  let size = 0;
  let overflowed = false;
  return {
    add(chunk) {
      chunks.push(chunk.slice(-limit));
      size += Math.min(chunk.length, limit);
      if (chunk.length > limit) overflowed = true;
      while (size - (chunks[0]?.length ?? 0) >= limit) {
        size -= chunks[0]?.length ?? 0;
        chunks = chunks.slice(1);
        overflowed = true;
      }
    },
    get overflowed() {
      return overflowed || size > limit;
    },
    text: () => decode(chunks),
  };
}

function decode(chunks: readonly Uint8Array[]): string {
  if (chunks.length === 0) return '';
  // A byte order mark at the start is a part of what was said, as anywhere else.
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return chunks.map((chunk) => decoder.decode(chunk, { stream: true })).join('') + decoder.decode();
}
