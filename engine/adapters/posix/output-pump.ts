import type { Readable } from 'node:stream';
import type { ExecRequest } from '../../ports/transport.ts';

/** Hands a program's output on and knows whether the receiver is still busy with it. */
export interface OutputPump {
  /** Resolves with the receiver's error as soon as it rejects or throws; never otherwise. */
  readonly failed: Promise<unknown>;
  /** Milliseconds (of `performance.now()`) when a chunk was last handed on or its receiver finished. */
  lastActive(): number;
  busy(): boolean;
  /** Resolves when the receiver has finished with all that it was handed. */
  settled(): Promise<void>;
}

type Receiver = NonNullable<ExecRequest['onOutput']>;

/** Connects the output streams to the receiver; a stream stands still while the receiver's promise is pending. */
export function pumpOutput(
  streams: Readonly<Record<'stdout' | 'stderr', Readable>>,
  onOutput: Receiver,
): OutputPump {
  const { promise: failed, resolve: fail } = Promise.withResolvers<unknown>();
  const state = { last: performance.now(), fail };
  const queues = [
    connect(streams.stdout, (chunk) => onOutput('stdout', chunk), state),
    connect(streams.stderr, (chunk) => onOutput('stderr', chunk), state),
  ];
  return {
    failed,
    lastActive: () => state.last,
    busy: () => queues.some((queue) => queue() !== undefined),
    async settled() {
      for (const queue of queues) for (let rest = queue(); rest !== undefined; rest = queue()) await rest;
    },
  };
}

/**
 * Hands on one stream; returns what tells the chunks still under way. Chunks queue up here beside the
 * pausing, since Node lets a child's streams flow again when it exits.
 */
function connect(
  stream: Readable,
  receive: (chunk: Uint8Array) => void | Promise<void>,
  state: { last: number; readonly fail: (cause: unknown) => void },
): () => Promise<void> | undefined {
  let queue: Promise<void> | undefined;
  const finish = (): void => {
    state.last = performance.now();
    stream.resume();
  };
  stream.on('error', state.fail);
  stream.on('data', (chunk: Uint8Array) => {
    state.last = performance.now();
    const answer = queue === undefined ? hand(receive, chunk, state.fail) : queue.then(() => receive(chunk));
    if (answer === undefined) return;
    stream.pause();
    const mine = answer.catch(state.fail).then(() => {
      if (queue !== mine) return;
      queue = undefined;
      finish();
    });
    queue = mine;
  });
  return () => queue;
}

function hand(
  receive: (chunk: Uint8Array) => void | Promise<void>,
  chunk: Uint8Array,
  fail: (cause: unknown) => void,
): Promise<void> | undefined {
  try {
    return receive(chunk) ?? undefined;
  } catch (cause) {
    fail(cause);
    return undefined;
  }
}
