import { Agent, type IncomingMessage, type ServerResponse, request as startRequest } from 'node:http';
import type { Listen } from '../http-service.ts';
import type { Behaviour, RunningService } from '../running-service.ts';
import type { ProxyConfig } from './nginx-config.ts';

/** What the proxy is started with. */
export interface ProxyOptions {
  readonly release: string;
  readonly behaviour: Behaviour;
  readonly listen: Listen;
  /** Asked for every request, since a reload replaces it. */
  config(): ProxyConfig;
  /** The port of the loopback address that the upstream leads to; undefined while nothing runs there. */
  upstreamPort(): number | undefined;
  readonly log: (line: string) => void;
}

/** Starts the stand-in for nginx. */
export async function startProxy(options: ProxyOptions): Promise<RunningService> {
  // A connection of its own for every request: a recreated forge leaves no dead one behind.
  const agent = new Agent({ keepAlive: false });
  const server = await options.listen((request, response) => {
    response.setHeader('server', `nginx/${options.release} (sandbox)`);
    if (options.behaviour === 'unhealthy') return sendPage(response, 500, 'Internal Server Error');
    if (Number(request.headers['content-length'] ?? 0) > options.config().maxBody) {
      return sendPage(response, 413, 'Request Entity Too Large');
    }
    forward(options, agent, request, response);
  });
  options.log(`listening on http://127.0.0.1:${server.port}`);
  return {
    health: () => Promise.resolve(options.behaviour === 'unhealthy' ? 'unhealthy' : 'healthy'),
    stop: async () => {
      await server.close();
      agent.destroy();
      options.log('gracefully shutting down');
    },
  };
}

function forward(
  options: ProxyOptions,
  agent: Agent,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { method, url, headers } = request;
  const port = options.upstreamPort();
  if (port === undefined) return sendPage(response, 502, 'Bad Gateway');
  const passed = startRequest({
    host: '127.0.0.1',
    port,
    agent,
    ...(method === undefined ? {} : { method }),
    ...(url === undefined ? {} : { path: url }),
    headers: { ...headers, connection: 'close', 'x-forwarded-for': '127.0.0.1' },
  });
  passed.on('response', (answer) => {
    const { connection: _connection, 'keep-alive': _keepAlive, ...rest } = answer.headers;
    response.writeHead(answer.statusCode ?? 502, rest);
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  passed.on('error', (error) => {
    options.log(`upstream gitea:3000: ${error.message}`);
    if (response.headersSent) response.destroy();
    else sendPage(response, 502, 'Bad Gateway');
  });
  response.on('close', () => {
    if (!response.writableEnded) passed.destroy();
  });
  request.pipe(passed);
}

function sendPage(response: ServerResponse, status: number, title: string): void {
  response.writeHead(status, { 'content-type': 'text/html', connection: 'close' });
  response.end(`<html><head><title>${status} ${title}</title></head></html>\n`);
}
