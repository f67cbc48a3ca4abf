/** A hash that is fed piece by piece. */
export interface RunningHash {
  update(chunk: string | Uint8Array): void;
  /** Hexadecimal; call it once, at the end. */
  digest(): string;
}

/** An entry of a tar archive, without its content. */
export interface TarEntry {
  /** As written in the archive, which is not to be trusted. */
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'symbolic-link' | 'hard-link' | 'other';
  /** Where a link leads, as written in the archive; empty for the rest. */
  readonly link: string;
  /** Bytes of the content. */
  readonly size: number;
}

/** Calculations over streams of bytes that need a library; nothing here touches the world. Memory stays flat. */
export interface Codec {
  sha256(): RunningHash;
  /** One zstd frame. */
  compress(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /** The content of zstd frames; rejects with a PortError `corrupt` when one is damaged or cut off. */
  decompress(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
  /**
   * Every entry of a tar archive that was compressed with zstd, decoded to its last byte; rejects with `corrupt` when it is
   * damaged or cut off. Goes on beside other work; a piece is not looked at any more once the next one was asked for.
   */
  entries(archive: AsyncIterable<Uint8Array>): AsyncIterable<TarEntry>;
}
