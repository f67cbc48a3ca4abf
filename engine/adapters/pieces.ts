/** A part of some content. */
export interface Piece {
  readonly bytes: Buffer;
  /** Counted from 0. */
  readonly number: number;
  readonly last: boolean;
}

/**
 * Cuts content into pieces, each filling the buffer that `room` gives for it. Only the last one can be shorter, and it is
 * empty only where there is no content at all.
 */
export async function* piecesOf(
  content: AsyncIterable<Uint8Array>,
  room: () => Buffer,
): AsyncGenerator<Piece> {
  let held = room();
  let filled = 0;
  let number = 0;
  for await (const chunk of content) {
    for (let at = 0; at < chunk.length;) {
      if (filled === held.length) {
        yield { bytes: held, number, last: false };
        held = room();
        number += 1;
        filled = 0;
      }
      const taken = Math.min(held.length - filled, chunk.length - at);
      held.set(chunk.subarray(at, at + taken), filled);
      filled += taken;
      at += taken;
    }
  }
  yield { bytes: held.subarray(0, filled), number, last: true };
}
