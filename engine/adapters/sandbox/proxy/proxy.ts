import { Agent, type IncomingMessage, type ServerResponse, request as startRequest } from 'node:http';
import type { HttpService, Listen } from '../http-service.ts';
import type { Behaviour, RunningService } from '../running-service.ts';
import type { LoadedConfig } from './load-config.ts';
import { sendFile } from './send-file.ts';

/** What the proxy is started with. */
export interface ProxyOptions {
  readonly release: string;
  readonly behaviour: Behaviour;
  readonly listen: Listen;
  readonly listenSecurely: Listen;
  readonly config: LoadedConfig;
  /** The port of the loopback address that the upstream leads to; undefined while nothing runs there. */
  upstreamPort(): number | undefined;
  readonly log: (line: string) => void;
}

/** The stand-in for nginx while it runs. */
export interface Proxy extends RunningService {
  /** Goes over to another configuration without dropping a connection. */
  use(config: LoadedConfig): Promise<void>;
}

/** Starts the stand-in for nginx. */
export async function startProxy(options: ProxyOptions): Promise<Proxy> {
  // A connection of its own for every request: a recreated forge leaves no dead one behind.
  const agent = new Agent({ keepAlive: false });
  let { config } = options;
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    respond({ ...options, config }, agent, request, response);
  };
  const plain = await options.listen(answer);
  options.log(`listening on http://127.0.0.1:${plain.port}`);
  let secure: HttpService | undefined;
  const secureBy = async ({ identity }: LoadedConfig): Promise<void> => {
    if (identity === undefined) {
      await secure?.close();
      secure = undefined;
    } else if (secure === undefined) {
      secure = await options.listenSecurely(answer, identity);
    } else secure.present(identity);
  };
  await secureBy(config);
  return {
    health: () => Promise.resolve(options.behaviour === 'unhealthy' ? 'unhealthy' : 'healthy'),
    use: async (next) => {
      await secureBy(next);
      config = next;
    },
    stop: async () => {
      await Promise.all([plain.close(), secure?.close()]);
      agent.destroy();
      options.log('gracefully shutting down');
    },
  };
}

function respond(
  options: ProxyOptions,
  agent: Agent,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { config, release, behaviour } = options;
  const { pathname } = new URL(request.url ?? '/', 'http://proxy');
  response.setHeader('server', `nginx/${release} (sandbox)`);
  if (behaviour === 'unhealthy') return sendPage(response, 500, 'Internal Server Error');
  const folder = config.served.find(({ prefix }) => pathname.startsWith(prefix));
  if (folder !== undefined) {
    void sendFile(response, folder.root, pathname, () => sendPage(response, 404, 'Not Found'));
    return;
  }
  if (Number(request.headers['content-length'] ?? 0) > config.maxBody) {
    return sendPage(response, 413, 'Request Entity Too Large');
  }
  forward(options, agent, request, response);
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
