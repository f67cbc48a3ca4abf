import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { type AnswerLine, type HostCall, toMessage } from '../protocol.ts';
import { type CallContext, answers } from './calls.ts';
import type { Machine } from './machine.ts';

/** What the server tells the machine's power switch. */
export interface AttachmentEvents {
  attached(response: ServerResponse, grace: number): void;
  detached(response: ServerResponse): void;
}

/**
 * Listens on the machine's socket. `POST /attach?grace=MS` stays open as long as an engine needs
 * the machine; `POST /call/METHOD` answers with lines of JSON and ends when its request is closed.
 */
export function controlServer(machine: Machine, events: AttachmentEvents): Server {
  const methods = answers(machine);
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://machine');
    if (pathname === '/attach') {
      response.on('close', () => events.detached(response));
      response.writeHead(200).write('attached\n');
      events.attached(response, Number(searchParams.get('grace')));
      request.on('end', () => events.detached(response)).resume();
      return;
    }
    const method = pathname.slice('/call/'.length);
    if (!isCall(method, methods)) {
      response.writeHead(404).end();
      return;
    }
    // Types are those of this adapter's other half; both always come from the same release.
    const answer = methods[method] as (params: unknown, context: CallContext) => Promise<unknown>;
    void answerCall(answer, request, response);
  });
  server.requestTimeout = 0;
  server.headersTimeout = 0;
  return server;
}

function isCall(method: string, methods: object): method is HostCall {
  return Object.hasOwn(methods, method);
}

async function answerCall(
  answer: (params: unknown, context: CallContext) => Promise<unknown>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const cancel = new AbortController();
  const send = async (line: AnswerLine): Promise<void> => {
    if (response.destroyed) return;
    if (!response.write(`${JSON.stringify(line)}\n`)) await drained(response);
  };
  response.on('close', () => cancel.abort());
  response.on('error', () => cancel.abort());
  try {
    const params = await readParams(request, cancel);
    const result = await answer(params, {
      signal: cancel.signal,
      output: async (output, data) => send({ output, data: data.toString('base64') }),
    });
    await send({ result });
  } catch (error) {
    await send({ error: toMessage(error) });
  }
  response.end();
}

async function drained(response: ServerResponse): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const done = (): void => {
    response.off('drain', done).off('close', done);
    resolve();
  };
  response.on('drain', done).on('close', done);
  await promise;
}

/** The first line is the parameters; the end of the request is the engine's wish to cancel. */
async function readParams(request: IncomingMessage, cancel: AbortController): Promise<unknown> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let text = '';
  request.setEncoding('utf8');
  request.on('data', (chunk: string) => {
    text += chunk;
    if (text.endsWith('\n')) resolve(text);
  });
  request.on('end', () => cancel.abort());
  request.on('error', reject);
  request.on('close', () => reject(new Error('the engine went away')));
  return JSON.parse(await promise);
}
