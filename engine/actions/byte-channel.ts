/** Bytes that one side pushes and the other iterates over, one piece at a time. */
export interface ByteChannel {
  /** Resolves when the reader has taken the piece, or will take no more. */
  push(chunk: Uint8Array): Promise<void>;
  /** No more pieces; with an error the reader fails with it. */
  end(error?: Error): void;
  readonly content: AsyncIterable<Uint8Array>;
}

interface Waiting {
  readonly chunk: Uint8Array;
  taken(): void;
}

/** A channel that holds no more than the pieces which were pushed and not yet awaited. */
export function byteChannel(): ByteChannel {
  const queue: Waiting[] = [];
  const state: { ended?: { readonly error: Error | undefined }; closed: boolean } = { closed: false };
  let wake: () => void = () => undefined;

  async function* read(): AsyncIterable<Uint8Array> {
    let current: Waiting | undefined;
    try {
      while (state.ended === undefined || queue.length > 0) {
        current = queue.shift();
        if (current === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        } else {
          yield current.chunk;
          current.taken();
        }
      }
      if (state.ended.error !== undefined) throw state.ended.error;
    } finally {
      // A reader that stops does so at the piece it was just given.
      current?.taken();
      release();
    }
  }

  function release(): void {
    state.closed = true;
    for (const waiting of queue.splice(0)) waiting.taken();
  }

  return {
    content: read(),
    async push(chunk) {
      if (state.closed) return;
      await new Promise<void>((taken) => {
        queue.push({ chunk, taken });
        wake();
      });
    },
    end(error) {
      state.ended ??= { error };
      // After a failure nobody may be left to read; whoever pushes must not wait for it.
      if (error !== undefined) release();
      wake();
    },
  };
}
