import type { Readable } from 'node:stream';
import type { ExecRequest } from '../../ports/transport.ts';

/** Hands a program's output on and knows whether the receiver is still busy with it. */
export interface OutputPump {
  /** Resolves with the receiver's error as soon as it rejects or throws; never otherwise. */
  readonly failed: Promise<unknown>;
  /** Milliseconds (of `performance.now()`) when a chunk was last handed on or its receiver finished. */
  lastActive(): number;
  busy(): boolean;
}

/** Connects the output streams to the receiver; a stream stands still while the receiver's promise is pending. */
export function pumpOutput(
  streams: Readonly<Record<'stdout' | 'stderr', Readable>>,
  onOutput: NonNullable<ExecRequest['onOutput']>,
): OutputPump {
  let last = performance.now();
  let pending = 0;
  const { promise: failed, resolve: fail } = Promise.withResolvers<unknown>();
  const connect = (name: 'stdout' | 'stderr'): void => {
    const stream = streams[name];
    stream.on('error', fail);
    stream.on('data', (chunk: Uint8Array) => {
      last = performance.now();
      const answer = hand(() => onOutput(name, chunk), fail);
      if (answer === undefined) return;
      stream.pause();
      pending += 1;
      void answer.catch(fail).finally(() => {
        pending -= 1;
        last = performance.now();
        stream.resume();
      });
    });
  };
  connect('stdout');
  connect('stderr');
  return { failed, lastActive: () => last, busy: () => pending > 0 };
}

function hand(call: () => void | Promise<void>, fail: (cause: unknown) => void): Promise<void> | undefined {
  try {
    return call() ?? undefined;
  } catch (cause) {
    fail(cause);
    return undefined;
  }
}
