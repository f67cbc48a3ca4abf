import { writeSync } from 'node:fs';

/** Where text of one of the process's outputs goes. */
export interface Sink {
  write(text: string | Uint8Array): void;
  /** Resolves when everything is with the operating system, or the reader is gone; with what went wrong otherwise. */
  flush(): Promise<Error | undefined>;
}

/** A reader that has seen enough (`| head`), or a terminal that was closed, is no failure; a full disk is. */
const readerIsGone: ReadonlySet<string | undefined> = new Set(['EPIPE', 'EIO']);

/** Writes to a stream of Node's. */
export function streamSink(stream: NodeJS.WritableStream): Sink {
  let gone = false;
  let failure: Error | undefined;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    gone = true;
    if (!readerIsGone.has(error.code)) failure = error;
  });
  return {
    write: (text) => {
      if (!gone) stream.write(text);
    },
    async flush() {
      if (!gone) await new Promise<void>((resolve) => stream.write('', () => resolve()));
      return failure;
    },
  };
}

/**
 * Writes to a pipe or file at once, as Node's own streams for them do on Linux, but without loading Node's
 * network code for it. A pipe that was made non-blocking and is full is handed to `stream`, which waits for room.
 */
export function descriptorSink(descriptor: number, stream: () => NodeJS.WritableStream): Sink {
  let failure: Error | undefined;
  let gone = false;
  let waiting: Sink | undefined;
  const writeAll = (bytes: Buffer): void => {
    let written = 0;
    try {
      while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EAGAIN') {
        waiting = streamSink(stream());
        waiting.write(bytes.subarray(written));
        return;
      }
      gone = true;
      if (!readerIsGone.has(code)) failure = error as Error;
    }
  };
  return {
    write: (text) => {
      if (waiting !== undefined) waiting.write(text);
      else if (!gone) writeAll(Buffer.from(text));
    },
    flush: async () => (waiting === undefined ? failure : waiting.flush()),
  };
}
