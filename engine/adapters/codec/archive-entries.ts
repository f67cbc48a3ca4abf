import { on } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Worker } from 'node:worker_threads';
import type { TarEntry } from '../../ports/codec.ts';
import { PortError } from '../../ports/port-error.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/**
 * Every entry of a compressed archive. It is decoded in a thread of its own, since that is most of the work of a check and
 * other steps, such as an upload, go on meanwhile. Failures of the source pass unchanged.
 */
export async function* archiveEntries(archive: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const thread = await startThread();
  const source = archive[Symbol.asyncIterator]();
  try {
    for await (const [message] of on(thread, 'message', { close: ['exit'] }) as AsyncIterable<[FromThread]>) {
      switch (message.kind) {
        case 'more':
          await sendNext(source, thread);
          break;
        case 'entries':
          yield* message.entries;
          break;
        case 'failed':
          throw new PortError(message.as, message.message);
        case 'done':
          return;
      }
    }
    throw new Error('the thread that reads the archive has ended early');
  } finally {
    await source.return?.();
    await thread.terminate();
  }
}

async function startThread(): Promise<Worker> {
  const { Worker: Thread } = await import('node:worker_threads');
  // Nothing of how this process was started concerns it. With little room for new things it soon lets go of what it has decoded.
  return new Thread(program(), { execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: 1 } });
}

async function sendNext(source: AsyncIterator<Uint8Array>, thread: Worker): Promise<void> {
  const next = await source.next();
  const message: ToThread =
    next.done === true ? { kind: 'end' } : { kind: 'piece', bytes: new Uint8Array(next.value) };
  // A copy of its own, which changes hands without another one.
  thread.postMessage(message, message.kind === 'piece' ? [message.bytes.buffer] : []);
}

/** Beside the sources, or beside the bundle. */
function program(): string {
  const candidates = import.meta.url.endsWith('.ts')
    ? ['./archive-thread.ts']
    : ['./archive-thread.js', '../archive-thread.js'];
  const found = candidates
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error('this installation is not whole: archive-thread.js is missing');
  return found;
}
