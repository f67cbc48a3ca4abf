import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { asError } from './as-error.ts';
import { errorCode } from '../file-error.ts';

/**
 * Writes a program's stdin and closes it. A program that does not read it to its end is no error;
 * resolves to the error of the source itself when reading that failed, else to undefined.
 */
export async function feedStdin(
  sink: Writable,
  source: string | Uint8Array | AsyncIterable<Uint8Array>,
): Promise<Error | undefined> {
  sink.on('error', () => {}); // Also after the pipeline: a broken pipe must not become an uncaught error.
  if (typeof source === 'string' || source instanceof Uint8Array) {
    sink.end(source);
    return undefined;
  }
  let failure: Error | undefined;
  const watched = async function* (): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (cause) {
      failure = asError(cause);
      throw failure;
    }
  };
  try {
    await pipeline(Readable.from(watched(), { objectMode: false }), sink);
  } catch (cause) {
    if (failure === undefined && !isClosedPipe(cause)) throw cause;
  }
  return failure;
}

function isClosedPipe(cause: unknown): boolean {
  return ['EPIPE', 'ECONNRESET', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_STREAM_DESTROYED', 'EOF'].includes(
    errorCode(cause) ?? '',
  );
}
