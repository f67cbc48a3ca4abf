import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { PortError } from '../../ports/port-error.ts';
import type { HeldLock, LockAnswer, LockHolder } from '../../ports/transport.ts';

/** A running lock script, local or at the other end of an ssh channel. */
export interface LockProcess {
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Resolves when it has ended, for whatever reason; never rejects. */
  readonly ended: Promise<void>;
}

/** What is asked of the lock script. */
export interface LockRequest {
  readonly name: string;
  readonly holder: LockHolder;
  readonly signal: AbortSignal;
  /** Called at most once, when the lock is not free at once. */
  readonly onWaiting?: ((holder: LockHolder | undefined) => void) | undefined;
  /** For messages. */
  readonly target: string;
}

/** Speaks with the lock script until it holds the lock or refuses. Cancelling ends the script and rejects with the signal's reason. */
export async function takeLock(process: LockProcess, request: LockRequest): Promise<LockAnswer> {
  const { signal } = request;
  const stderr = collect(process.stderr);
  process.stdin.on('error', () => {}); // A script that ended is noticed by `ended`.
  process.stdin.write(`${JSON.stringify(request.holder)}\n`);
  const stop = (): void => void process.stdin.end();
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    const answer = await firstAnswer(process, request);
    if (answer?.word === 'held' && !signal.aborted)
      return { kind: 'held', lock: heldLock(request.name, process) };
    process.stdin.end();
    await process.ended;
    signal.throwIfAborted();
    if (answer?.word === 'refused') return { kind: 'refused', holder: parseHolder(answer.rest) };
    if (answer?.word === 'unsupported') throw withoutFlock(request);
    throw lockFailed(request, await stderr);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

interface Answer {
  readonly word: string;
  readonly rest: string;
}

async function firstAnswer(process: LockProcess, request: LockRequest): Promise<Answer | undefined> {
  const lines = createInterface({ input: process.stdout });
  const { promise, resolve } = Promise.withResolvers<Answer | undefined>();
  lines.on('line', (line) => {
    const [word, rest] = split(line);
    if (word === 'waiting') request.onWaiting?.(parseHolder(rest));
    else resolve({ word, rest });
  });
  lines.once('close', () => resolve(undefined));
  void process.ended.then(() => resolve(undefined));
  return promise;
}

function split(line: string): readonly [string, string] {
  const space = line.indexOf(' ');
  return space === -1 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
}

function heldLock(name: string, process: LockProcess): HeldLock {
  let released = false;
  const lost = new Promise<void>((resolve) => {
    void process.ended.then(() => {
      if (!released) resolve();
    });
  });
  return {
    name,
    lost,
    async release() {
      released = true;
      process.stdin.end('release\n');
      await process.ended;
    },
  };
}

async function collect(stream: Readable): Promise<string> {
  let text = '';
  stream.on(
    'data',
    (chunk: Uint8Array) => (text = (text + Buffer.from(chunk).toString('utf8')).slice(0, 2000)),
  );
  await new Promise<void>((resolve) => {
    stream.once('close', resolve);
    stream.once('end', resolve);
  });
  return text.trim();
}

/** Undefined for what is not a holder: it is shown to people only, so half of one is not worth an error. */
function parseHolder(text: string): LockHolder | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return undefined;
    const fields = new Map<string, unknown>(Object.entries(value));
    const textOf = (name: string): string => {
      const field = fields.get(name);
      return typeof field === 'string' ? field : '';
    };
    return { run: textOf('run'), runbook: textOf('runbook'), by: textOf('by'), since: textOf('since') };
  } catch {
    return undefined;
  }
}

function withoutFlock({ name, target }: LockRequest): PortError {
  return new PortError(
    'unsupported',
    `cannot take the lock ${name} on ${target}: util-linux's flock is missing there`,
    {
      help: 'install the package util-linux on the target (BusyBox has a flock that is not enough)',
    },
  );
}

function lockFailed({ name, target }: LockRequest, detail: string): PortError {
  const kind = /No space left|Disk quota/i.test(detail)
    ? 'no-space'
    : /Permission denied|Read-only/i.test(detail)
      ? 'refused'
      : 'failed';
  const why = detail === '' ? 'the process that was to hold it ended' : detail;
  return new PortError(kind, `cannot take the lock ${name} on ${target}: ${why}`, {
    help: 'check the state directory: this user must be able to write there, and it needs free space',
  });
}
