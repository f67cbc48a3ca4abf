import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { systemNetwork } from '../../../../engine/adapters/network/network.ts';
import { networkError } from '../../../../engine/adapters/network/network-error.ts';
import type { HttpRequest } from '../../../../engine/ports/network.ts';
import { selfSigned } from '../../../support/self-signed.ts';

const signal = new AbortController().signal;
const opened: { close(done: () => void): unknown }[] = [];

function request(url: string, changes: Partial<HttpRequest> = {}): HttpRequest {
  return { url, method: 'GET', headers: {}, follow: false, maxBytes: 1_000_000, ...changes };
}

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  opened.push(server);
  return (server.address() as AddressInfo).port;
}

/** A port on which nothing listens any more. */
async function closedPort(): Promise<number> {
  const server = createTcpServer();
  const port = await listen(server);
  await new Promise((resolve) => {
    server.close(resolve);
  });
  opened.pop();
  return port;
}

afterEach(async () => {
  for (const server of opened.splice(0)) {
    if ('closeAllConnections' in server) (server as Server).closeAllConnections();
    await new Promise<void>((resolve) => {
      server.close(resolve);
    });
  }
});

describe('http', () => {
  it('sends method, headers and body, and returns status, headers and body', async () => {
    const port = await listen(
      createServer((incoming, answer) => {
        let body = '';
        incoming.on('data', (chunk: Buffer) => (body += chunk.toString()));
        incoming.on('end', () => {
          answer.writeHead(201, { 'x-seen': `${incoming.method ?? ''} ${String(incoming.headers['x-a'])}` });
          answer.end(`got ${body}`);
        });
      }),
    );
    const url = `http://127.0.0.1:${port}/path?q=1`;
    const response = await systemNetwork.http(
      request(url, { method: 'POST', headers: { 'X-A': 'b' }, body: 'ü' }),
      signal,
    );
    expect(response).toMatchObject({ status: 201, body: 'got ü' });
    expect(response.headers['x-seen']).toBe('POST b');
  });

  it('reports a redirect, and follows it only when it is told to', async () => {
    const port = await listen(
      createServer((incoming, answer) => {
        if (incoming.url === '/old') answer.writeHead(301, { location: '/new' }).end();
        else answer.end(`at ${incoming.url ?? ''}`);
      }),
    );
    const url = `http://127.0.0.1:${port}/old`;
    expect((await systemNetwork.http(request(url), signal)).status).toBe(301);
    expect((await systemNetwork.http(request(url, { follow: true }), signal)).body).toBe('at /new');
  });

  it('sends no credentials to the host that a redirect leads to', async () => {
    const seen: (string | undefined)[] = [];
    const other = await listen(
      createServer((incoming, answer) => {
        seen.push(incoming.headers.authorization);
        answer.end('other');
      }),
    );
    const port = await listen(
      createServer((_incoming, answer) => {
        answer.writeHead(302, { location: `http://127.0.0.1:${other}/` }).end();
      }),
    );
    const headers = { Authorization: 'Bearer abcdefgh' };
    await systemNetwork.http(request(`http://127.0.0.1:${port}/`, { follow: true, headers }), signal);
    expect(seen).toEqual([undefined]);
  });

  it('gives up on redirects without end', async () => {
    const port = await listen(
      createServer((_incoming, answer) => answer.writeHead(302, { location: '/again' }).end()),
    );
    const looping = systemNetwork.http(request(`http://127.0.0.1:${port}/`, { follow: true }), signal);
    await expect(looping).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('redirects more than'),
    });
  });

  it('reads no more of an endless body than it was told to', async () => {
    const port = await listen(
      createServer((_incoming, answer) => {
        const more = (): void => {
          while (answer.write('x'.repeat(1000)));
          answer.once('drain', more);
        };
        more();
      }),
    );
    const response = await systemNetwork.http(
      request(`http://127.0.0.1:${port}/`, { maxBytes: 2500 }),
      signal,
    );
    expect(response.body).toHaveLength(2500);
  });

  it('ends when it is cancelled', async () => {
    const controller = new AbortController();
    const port = await listen(createServer(() => controller.abort(new Error('cancelled'))));
    const asking = systemNetwork.http(request(`http://127.0.0.1:${port}/`), controller.signal);
    await expect(asking).rejects.toThrow('cancelled');
  });

  it('says in plain words why there is no answer', async () => {
    const port = await closedPort();
    const refused = systemNetwork.http(request(`http://127.0.0.1:${port}/a?token=secret`), signal);
    await expect(refused).rejects.toMatchObject({
      kind: 'unreachable',
      message: `cannot reach http://127.0.0.1:${port}/a: nothing listens there (connection refused)`,
    });
    await expect(systemNetwork.http(request('ftp://example.org'), signal)).rejects.toMatchObject({
      kind: 'refused',
    });
  });

  it('refuses a server that does not speak HTTP', async () => {
    const port = await listen(createTcpServer((socket) => socket.resume().end('SSH-2.0-OpenSSH\r\n')));
    const asking = systemNetwork.http(request(`http://127.0.0.1:${port}/`), signal);
    await expect(asking).rejects.toMatchObject({ message: expect.stringContaining('does not speak HTTP') });
  });

  it('refuses a certificate that nobody vouches for', async () => {
    const port = await listen(createTlsServer(selfSigned, (_incoming, answer) => answer.end('hello')));
    const asking = systemNetwork.http(request(`https://localhost:${port}/`), signal);
    await expect(asking).rejects.toMatchObject({
      kind: 'refused',
      message: expect.stringContaining('self-signed'),
    });
  });
});

describe('connect', () => {
  it('says how long a connection took, or that nothing listens', async () => {
    const port = await listen(createTcpServer((socket) => socket.resume().end()));
    expect(await systemNetwork.connect('127.0.0.1', port, signal)).toBeGreaterThanOrEqual(0);
    const closed = await closedPort();
    await expect(systemNetwork.connect('127.0.0.1', closed, signal)).rejects.toMatchObject({
      kind: 'unreachable',
    });
  });
});

describe('a network that there is no way to', () => {
  const unreachable = (address: string): Error =>
    Object.assign(new Error(`connect ENETUNREACH ${address}:80`), { code: 'ENETUNREACH', address });

  it.for(['127.0.0.1', '127.1.2.3', '::1'])('is the loopback interface, not started: %s', (address) => {
    expect(networkError('http://localhost/', unreachable(address))).toMatchObject({
      message: 'cannot reach http://localhost/: there is no way to that network',
      help: expect.stringContaining('ip link set lo up'),
    });
  });

  it('is any other one', () => {
    const error = networkError('http://192.0.2.1/', unreachable('192.0.2.1'));
    expect(error.help).toBe('check the network of this machine');
  });
});
