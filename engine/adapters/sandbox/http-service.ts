import { type RequestListener, type Server, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';

/** What TLS is spoken with, as PEM. */
export interface TlsIdentity {
  readonly cert: string;
  readonly key: string;
}

/** A server on the loopback address. */
export interface HttpService {
  readonly port: number;
  /** Stops listening at once; resolves when the requests that were going on are answered. */
  close(): Promise<void>;
  /** Speaks with another certificate from the next connection on; only for one that speaks TLS. */
  present(identity: TlsIdentity): void;
}

/** Listens where the machine has a place for a service. */
export type Listen = (listener: RequestListener, identity?: TlsIdentity) => Promise<HttpService>;

/** How long a service that stops waits for its clients, in milliseconds; Docker's own default. */
const stopGrace = 10_000;

/** Listens on a port (0: any free one), with TLS if there is an identity; rejects with EADDRINUSE when somebody else has it. */
export async function listen(
  port: number,
  listener: RequestListener,
  identity?: TlsIdentity,
): Promise<HttpService> {
  let closing = false;
  const watched: RequestListener = (request, response) => {
    response.on('close', () => {
      // Its connection is idle only after this event.
      if (closing) setImmediate(() => server.closeIdleConnections());
    });
    listener(request, response);
  };
  const secure = identity === undefined ? undefined : createSecureServer(identity, watched);
  const server: Server = secure ?? createServer(watched);
  // A push may take longer than Node's defaults allow.
  server.requestTimeout = 0;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.listen({ port, host: '127.0.0.1' }, () => resolve());
  await promise;
  const address = server.address();
  return {
    present: (next) => secure?.setSecureContext(next),
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
