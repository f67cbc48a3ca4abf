import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** One request that a server got. */
export interface GotRequest {
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** A server for one test that keeps what it gets, and says it back. */
export async function startEcho(): Promise<{
  readonly url: string;
  readonly requests: readonly GotRequest[];
}> {
  const requests: GotRequest[] = [];
  const server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      requests.push({ headers: request.headers, body });
      response.setHeader('content-type', 'text/plain');
      response.end(body + JSON.stringify(request.headers));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, requests };
}
