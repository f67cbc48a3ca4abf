import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { HttpRequest, HttpResponse, Network } from '../../ports/network.ts';
import { PortError } from '../../ports/port-error.ts';
import { networkError } from './network-error.ts';
import { servedCertificate } from './served-certificate.ts';

/** The most redirects that are followed. */
const longestChain = 5;
/** Headers that carry credentials; they do not travel to another host. */
const credentials: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);

function parseAddress(text: string): URL {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new PortError('refused', `${JSON.stringify(text)} is not an http or https address`);
  }
  return url;
}

/** The address for messages: without user, password and query, which may hold secrets. */
function shown(url: URL): string {
  return `${url.origin}${url.pathname}`;
}

async function readBody(message: IncomingMessage, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of message) {
    const bytes = chunk as Uint8Array;
    chunks.push(bytes.subarray(0, maxBytes - size));
    size += bytes.length;
    if (size >= maxBytes) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Opens a connection that begins elsewhere, such as behind an ssh connection. */
export type Dial = (host: string, port: number) => Promise<Duplex>;

/** What begins a connection for a request; undefined leaves it to Node. */
async function connection(url: URL, dial: Dial | undefined): Promise<(() => Duplex) | undefined> {
  if (dial === undefined) return undefined;
  const host = url.hostname.replace(/^\[|\]$/gu, '');
  const secure = url.protocol === 'https:';
  const socket = await dial(host, Number(url.port === '' ? (secure ? 443 : 80) : url.port));
  if (!secure) return () => socket;
  const [{ connect: shakeHands }, { isIP }] = await Promise.all([import('node:tls'), import('node:net')]);
  const name = isIP(host) === 0 ? { servername: host } : { host };
  return () => shakeHands({ socket, ...name });
}

async function open(
  url: URL,
  request: HttpRequest,
  signal: AbortSignal,
  dial: Dial | undefined,
): Promise<IncomingMessage> {
  const { request: start } =
    url.protocol === 'https:' ? await import('node:https') : await import('node:http');
  const createConnection = await connection(url, dial);
  const body = request.body === undefined ? undefined : Buffer.from(request.body);
  const length = body === undefined ? {} : { 'content-length': String(body.length) };
  return new Promise((resolve, reject) => {
    const options = {
      method: request.method,
      headers: { 'user-agent': 'runbook', ...request.headers, ...length },
      signal,
      // Without an agent every request has its own connection, which ends with it; any agent would make its own.
      ...(createConnection === undefined
        ? { agent: false }
        : { createConnection, defaultPort: url.protocol === 'https:' ? 443 : 80 }),
    };
    const outgoing = start(url, options, resolve);
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

function headersOf(message: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

async function exchange(
  url: URL,
  request: HttpRequest,
  signal: AbortSignal,
  dial: Dial | undefined,
): Promise<HttpResponse> {
  try {
    const message = await open(url, request, signal, dial);
    try {
      const body = await readBody(message, request.maxBytes);
      return { status: message.statusCode ?? 0, headers: headersOf(message), body };
    } finally {
      message.destroy();
    }
  } catch (error) {
    signal.throwIfAborted();
    throw networkError(shown(url), error);
  }
}

/** The request that follows a redirect, as browsers do it; undefined when the answer is none. */
function redirected(url: URL, request: HttpRequest, response: HttpResponse): HttpRequest | undefined {
  const location = response.headers['location'];
  if (![301, 302, 303, 307, 308].includes(response.status) || location === undefined) return undefined;
  const next = URL.parse(location, url);
  if (next === null)
    throw new PortError(
      'failed',
      `${shown(url)} redirects to ${JSON.stringify(location)}, which is no address`,
    );
  const keepsMethod = response.status >= 307 || ['GET', 'HEAD'].includes(request.method);
  const sameHost = next.origin === url.origin;
  const headers = Object.entries(request.headers).filter(
    ([name]) => sameHost || !credentials.has(name.toLowerCase()),
  );
  const { body, ...rest } = request;
  return {
    ...rest,
    url: next.href,
    method: keepsMethod ? request.method : 'GET',
    headers: Object.fromEntries(headers),
    ...(keepsMethod && body !== undefined ? { body } : {}),
  };
}

async function http(request: HttpRequest, signal: AbortSignal, dial?: Dial): Promise<HttpResponse> {
  signal.throwIfAborted();
  let current = request;
  for (let hops = 0; hops <= longestChain; hops += 1) {
    const url = parseAddress(current.url);
    const response = await exchange(url, current, signal, dial);
    const next = request.follow ? redirected(url, current, response) : undefined;
    if (next === undefined) return response;
    current = next;
  }
  throw new PortError(
    'failed',
    `${shown(parseAddress(request.url))} redirects more than ${longestChain} times`,
  );
}

async function connect(host: string, port: number, signal: AbortSignal): Promise<number> {
  signal.throwIfAborted();
  const { connect: start } = await import('node:net');
  const began = performance.now();
  const socket = start({ host, port, signal });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return Math.round(performance.now() - began);
  } catch (error) {
    signal.throwIfAborted();
    throw networkError(`${host}:${port}`, error);
  } finally {
    socket.destroy();
  }
}

/**
 * Connections from this machine. What is sent or read goes by verified certificates, always; there is
 * no switch for it. Only `certificate`, which does neither, looks at others.
 */
export const systemNetwork: Network = {
  http: async (request, signal) => http(request, signal),
  connect,
  certificate: servedCertificate,
};

/** Requests whose connections begin elsewhere. */
export function httpThrough(dial: Dial): Network['http'] {
  return async (request, signal) => http(request, signal, dial);
}
