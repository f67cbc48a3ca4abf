import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { PortError } from '../../../ports/port-error.ts';
import { sandboxLayout } from '../layout.ts';
import { withPatience } from '../patience.ts';
import { type AnswerLine, type HostCall, type HostCalls, fromMessage } from '../protocol.ts';
import { type SocketPath, socketPath } from './socket-path.ts';
import { startHost } from './start-host.ts';

/** Receives what a program in the sandbox prints, as it comes. */
export type OnOutput = (stream: 'stdout' | 'stderr', chunk: Uint8Array) => void | Promise<void>;

/** An engine's connection to the machine, which stays on as long as there is one. */
export interface Connection {
  /** Asks the machine; a cancelled call still waits for its answer, so nothing of it goes on afterwards. */
  call<M extends HostCall>(
    method: M,
    params: HostCalls[M]['params'],
    options?: { readonly signal?: AbortSignal; readonly onOutput?: OnOutput },
  ): Promise<HostCalls[M]['result']>;
  /** Leaves the machine. Without grace, and when nobody else is there, it is off when this resolves. */
  close(): Promise<void>;
}

/** Switches the machine on where it is off, and connects. `grace`: milliseconds it stays on after the last one left. */
export async function connect(directory: string, grace: number): Promise<Connection> {
  const { socket } = sandboxLayout(directory);
  const path = socketPath(socket);
  try {
    const attached = await withPatience(async () => attachOrStart(directory, path, grace));
    if (attached !== undefined) return connection(path, attached);
  } catch (error) {
    path.close();
    throw error;
  }
  path.close();
  throw new PortError('unreachable', `another process holds the sandbox in ${directory}`, {
    help: 'End it, or use another folder.',
  });
}

async function attachOrStart(
  directory: string,
  path: SocketPath,
  grace: number,
): Promise<Attachment | 'again' | 'later'> {
  const attached = await attach(path, grace);
  if (attached !== undefined) return attached;
  const started = await startHost(directory);
  if (started.kind !== 'ready') return started.kind === 'busy' ? 'later' : 'again';
  try {
    return (await attach(path, grace)) ?? 'again';
  } finally {
    started.release();
  }
}

interface Attachment {
  readonly request: ClientRequest;
  readonly response: IncomingMessage;
}

/** Undefined when nobody listens. */
async function attach(path: SocketPath, grace: number): Promise<Attachment | undefined> {
  const { promise, resolve } = Promise.withResolvers<Attachment | undefined>();
  const started = post(path, `/attach?grace=${grace}`);
  started.on('response', (response) => {
    response.once('data', () => resolve({ request: started, response }));
    response.on('error', () => resolve(undefined));
    response.on('close', () => resolve(undefined));
  });
  started.on('error', () => resolve(undefined));
  started.flushHeaders();
  return promise;
}

function connection(path: SocketPath, attached: Attachment): Connection {
  let closed: Promise<void> | undefined;
  // A machine that was killed shows in the next call.
  attached.response.on('error', () => undefined);
  return {
    call: async (method, params, options = {}) => call(path, method, params, options),
    close: async () => (closed ??= detach(path, attached)),
  };
}

async function detach(path: SocketPath, { request: attachment, response }: Attachment): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (response.closed) resolve();
  response.on('close', () => resolve());
  response.resume();
  attachment.end();
  await promise;
  path.close();
}

async function call<M extends HostCall>(
  path: SocketPath,
  method: M,
  params: HostCalls[M]['params'],
  { signal, onOutput }: { readonly signal?: AbortSignal; readonly onOutput?: OnOutput },
): Promise<HostCalls[M]['result']> {
  if (signal?.aborted) throw cancelled(method);
  const started = post(path, `/call/${method}`);
  const cancel = (): void => {
    started.end();
  };
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    started.write(`${JSON.stringify(params)}\n`);
    return await readAnswer<HostCalls[M]['result']>(await responseOf(started), onOutput);
  } catch (error) {
    if (signal?.aborted && error instanceof PortError && error.kind === 'failed') throw cancelled(method);
    throw error;
  } finally {
    signal?.removeEventListener('abort', cancel);
    started.destroy();
  }
}

async function responseOf(started: ClientRequest): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  started.on('response', resolve);
  started.on('error', (error) => reject(gone(error)));
  return promise;
}

async function readAnswer<T>(response: IncomingMessage, onOutput: OnOutput | undefined): Promise<T> {
  for await (const answer of answerLines(response)) {
    if ('error' in answer) throw fromMessage(answer.error);
    // The two halves of this adapter always come from one release, so the type is the protocol's.
    if ('result' in answer) return answer.result as T;
    await onOutput?.(answer.output, Buffer.from(answer.data, 'base64'));
  }
  throw gone(new Error('no answer'));
}

async function* answerLines(response: IncomingMessage): AsyncGenerator<AnswerLine> {
  const chunks: AsyncIterable<string> = response.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of chunks) {
      const lines = `${rest}${chunk}`.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as AnswerLine;
    }
  } catch (error) {
    throw gone(error instanceof Error ? error : new Error(String(error)));
  }
}

function post(path: SocketPath, url: string): ClientRequest {
  return request({ socketPath: path.path, path: url, method: 'POST', agent: false });
}

function gone(cause: Error): PortError {
  return new PortError('unreachable', `the sandbox's machine is gone: ${cause.message}`, {
    help: 'It starts again with the next command; `runbook resume` carries an interrupted run on.',
    cause,
  });
}

function cancelled(method: string): PortError {
  return new PortError('failed', `the sandbox's ${method} was cancelled`);
}
