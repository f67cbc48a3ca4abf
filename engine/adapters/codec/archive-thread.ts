import { on } from 'node:events';
import { parentPort, type MessagePort } from 'node:worker_threads';
import type { TarEntry } from '../../ports/codec.ts';
import { PortError } from '../../ports/port-error.ts';
import { nodeCodec } from './codec.ts';
import { tarEntries } from './tar-entries.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

// Runs as a thread of its own; archive-entries.ts starts it and says why.

/** Pieces that are asked for ahead. */
const ahead = 2;

/** Hands on what has come together in one turn, so that neither many small entries nor a large one wait. */
function collector(tell: (message: FromThread) => void): {
  readonly add: (entry: TarEntry) => void;
  readonly flush: () => void;
} {
  let entries: TarEntry[] = [];
  const flush = (): void => {
    if (entries.length > 0) tell({ kind: 'entries', entries });
    entries = [];
  };
  return {
    add(entry) {
      if (entries.push(entry) === 1) setImmediate(flush);
    },
    flush,
  };
}

async function* piecesFrom(
  port: MessagePort,
  tell: (message: FromThread) => void,
): AsyncGenerator<Uint8Array> {
  const messages = on(port, 'message') as AsyncIterableIterator<[ToThread]>;
  for (let asked = 0; asked < ahead; asked += 1) tell({ kind: 'more' });
  for await (const [message] of messages) {
    if (message.kind === 'end') return;
    tell({ kind: 'more' });
    yield message.bytes;
  }
}

async function read(port: MessagePort): Promise<void> {
  const tell = (message: FromThread): void => {
    port.postMessage(message);
  };
  const { add, flush } = collector(tell);
  try {
    for await (const entry of tarEntries(nodeCodec.decompress(piecesFrom(port, tell)))) add(entry);
    flush();
    tell({ kind: 'done' });
  } catch (error) {
    const known = error instanceof PortError ? error : undefined;
    flush();
    tell({ kind: 'failed', as: known?.kind ?? 'failed', message: known?.message ?? String(error) });
  }
}

if (parentPort !== null) void read(parentPort);
