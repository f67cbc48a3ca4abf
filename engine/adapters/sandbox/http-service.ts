import { type RequestListener, createServer } from 'node:http';

/** A server on the loopback address. */
export interface HttpService {
  readonly port: number;
  /** Stops listening at once; resolves when the requests that were going on are answered. */
  close(): Promise<void>;
}

/** Listens where the machine has a place for a service. */
export type Listen = (listener: RequestListener) => Promise<HttpService>;

/** How long a service that stops waits for its clients, in milliseconds; Docker's own default. */
const stopGrace = 10_000;

/** Listens on a port (0: any free one); rejects with EADDRINUSE when somebody else has it. */
export async function listen(port: number, listener: RequestListener): Promise<HttpService> {
  let closing = false;
  const server = createServer((request, response) => {
    response.on('close', () => {
      // Its connection is idle only after this event.
      if (closing) setImmediate(() => server.closeIdleConnections());
    });
    listener(request, response);
  });
  // A push may take longer than Node's defaults allow.
  server.requestTimeout = 0;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ port, host: '127.0.0.1' }, () => resolve());
  await promise;
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      closing = true;
      const closed = Promise.withResolvers<void>();
      server.close(() => closed.resolve());
      server.closeIdleConnections();
      const end = setTimeout(() => server.closeAllConnections(), stopGrace);
      await closed.promise;
      clearTimeout(end);
    },
  };
}
