import type { Containers } from '../../../ports/containers.ts';
import { PortError } from '../../../ports/port-error.ts';
import type { ExecRequest, ExecResult } from '../../../ports/transport.ts';
import type { ExecParams } from '../protocol.ts';
import type { Connection } from './connection.ts';

/** Most bytes of standard input that a program in the sandbox gets. */
const longestInput = 16 * 1024 * 1024;

/** The containers of a sandbox. `close` leaves the connection open for the database. */
export function sandboxContainers(connection: Connection): Containers {
  const run = async (
    target: Pick<ExecParams, 'service' | 'fresh' | 'image'>,
    { argv, env = {}, stdin, onOutput }: ExecRequest,
    signal: AbortSignal,
  ): Promise<ExecResult> => {
    if (signal.aborted) return { exitCode: undefined, signal: 'SIGTERM' };
    const params = { ...target, argv, env, stdin: await readInput(stdin) };
    const options = onOutput === undefined ? { signal } : { signal, onOutput };
    const ended = await connection.call('exec', params, options);
    return { exitCode: ended.exitCode, signal: ended.signal };
  };
  return {
    kind: 'sandbox',
    attributes: async () => connection.call('attributes', null),
    services: async () => connection.call('services', null),
    inspect: async (service) => connection.call('inspect', { service }),
    resolve: async (ref) => connection.call('resolve', { ref }),
    present: async (image) => connection.call('present', { image }),
    pull: async (image, signal) => connection.call('pull', { image }, { signal }),
    recreate: async (service, image, signal, { volumes = null } = {}) =>
      connection.call('recreate', { service, image, volumes: volumes ?? null }, { signal }),
    volumes: async () => connection.call('volumes', null),
    createVolume: async (name) => connection.call('createVolume', { name }),
    removeVolume: async (name) => {
      await connection.call('removeVolume', { name });
    },
    // Its host ends what it was asked for before it answers anybody else.
    whenStill: () => Promise.resolve(),
    stop: async (service, signal) => connection.call('stop', { service }, { signal }),
    start: async (service, signal) => connection.call('start', { service }, { signal }),
    exec: async (service, request, signal) => run({ service }, request, signal),
    runOnce: async (service, image, request, signal) =>
      run({ service, fresh: true, ...(image && { image }) }, request, signal),
    // Its programs carry the marks of their run, and are found with those of the machine.
    endLeftovers: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

async function readInput(stdin: ExecRequest['stdin']): Promise<string> {
  if (stdin === undefined) return '';
  if (typeof stdin === 'string') return Buffer.from(stdin).toString('base64');
  if (stdin instanceof Uint8Array) return Buffer.from(stdin).toString('base64');
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    length += chunk.length;
    if (length > longestInput) {
      throw new PortError('unsupported', 'the sandbox takes at most 16 MiB of standard input');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('base64');
}
