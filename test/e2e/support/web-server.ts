import { createServer } from 'node:http';

/** A web server on the loopback that notes what it is asked for. */
export interface WebServer {
  /** `127.0.0.1:port` */
  readonly host: string;
  /** Methods and paths, in their order. */
  readonly asked: readonly string[];
  end(): Promise<void>;
}

/** Starts one that answers everything alike. */
export async function startWebServer(
  status: number,
  body: string = '',
  headers: Readonly<Record<string, string>> = {},
): Promise<WebServer> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the web server has no port');
  return {
    host: `127.0.0.1:${address.port}`,
    asked,
    end: async () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
