import { randomUUID } from 'node:crypto';
import { PortError } from '../../ports/port-error.ts';
import type { AttemptIdentity, ExecRequest, ExecResult, Transport } from '../../ports/transport.ts';

/** Bytes of stdout that are kept; what an adapter asks programs for is far below it. */
const STDOUT_LIMIT = 16 * 1024 * 1024;
/** Bytes of stderr that are kept: its end, where programs say why they failed. */
const STDERR_LIMIT = 64 * 1024;

/** A program to run to its end for what it prints. */
export interface CaptureRequest extends Pick<ExecRequest, 'env' | 'cwd' | 'stdin'> {
  readonly argv: readonly [string, ...string[]];
}

/** How a program ended and what it printed. */
export interface Captured extends ExecResult {
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs programs of an adapter on a target. */
export type Capture = (request: CaptureRequest, signal: AbortSignal) => Promise<Captured>;

/**
 * A way to run the programs of one adapter. Every program gets an identity of its own, since a
 * target may hold results by it. Rejects with a PortError where the transport does, and with
 * `failed` when a program prints more than 16 MiB.
 */
export function openCapture(transport: Pick<Transport, 'exec'>, name: string): Capture {
  const run = `${name}-${randomUUID()}`;
  let attempt = 0;
  return async ({ argv, ...rest }, signal) => {
    attempt += 1;
    const identity: AttemptIdentity = { run, step: name, attempt };
    const stdout = bounded(STDOUT_LIMIT);
    const stderr = bounded(STDERR_LIMIT);
    const onOutput = (stream: 'stdout' | 'stderr', chunk: Uint8Array): void =>
      (stream === 'stdout' ? stdout : stderr).add(chunk);
    const ended = await transport.exec({ ...rest, argv, identity, onOutput }, signal);
    if (stdout.overflowed()) {
      throw new PortError('failed', `${argv[0]} printed more than ${STDOUT_LIMIT} bytes`);
    }
    return { ...ended, stdout: stdout.text(), stderr: stderr.text() };
  };
}

interface Bounded {
  add(chunk: Uint8Array): void;
  overflowed(): boolean;
  text(): string;
}

/** Keeps the last bytes up to a limit, dropping whole chunks from the front. */
function bounded(limit: number): Bounded {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  let dropped = false;
  return {
    add(chunk) {
      chunks.push(chunk);
      bytes += chunk.length;
      while (bytes > limit && chunks.length > 1) {
        bytes -= chunks.shift()?.length ?? 0;
        dropped = true;
      }
    },
    overflowed: () => dropped || bytes > limit,
    text: () => Buffer.concat(chunks).toString(),
  };
}
