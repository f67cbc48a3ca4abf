import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpService, Listen } from '../http-service.ts';
import type { Behaviour, RunningService } from '../running-service.ts';
import { type ApiContext, answerApi, mayRead, mayWrite } from './api.ts';
import { serveGit } from './git-backend.ts';
import { migrateAs } from './migrations.ts';
import { passwordMatches } from './passwords.ts';
import { type Account, records } from './records.ts';
import { readBody, refuse, send } from './reply.ts';
import { StartFailure, type Storage } from './storage.ts';

/** What the forge is started with. */
export interface ForgeOptions {
  readonly release: string;
  readonly behaviour: Behaviour;
  readonly listen: Listen;
  readonly repositories: string;
  readonly storage: Storage;
  readonly log: (line: string) => void;
}

interface Forge extends ForgeOptions {
  readonly api: ApiContext;
  /** Questions about its health that a slow start still answers with "not yet". */
  warmUp: number;
}

const gitPath = /^\/([^/]+)\/([^/]+?)(?:\.git)?(\/(?:info\/refs|git-upload-pack|git-receive-pack))$/;

/** Starts the stand-in for Gitea: migrates its database, then answers on its port. */
export async function startForge(options: ForgeOptions): Promise<RunningService> {
  const { behaviour, release, storage, log } = options;
  if (behaviour === 'crash') throw new StartFailure('fatal: unexpected fault address 0x0');
  await storage((database) => migrateAs(options, database, log));
  const now = (): number => Math.floor(Date.now() / 1000);
  const api = { release, repositories: options.repositories, storage, now };
  const forge: Forge = { ...options, api, warmUp: behaviour === 'slow' ? 3 : 0 };
  const server = await options.listen((request, response) => {
    answer(forge, request, response).catch((error: unknown) => fail(forge, response, error));
  });
  log(`Listen: http://127.0.0.1:${server.port} (release ${release})`);
  return running(forge, server);
}

function running(forge: Forge, server: HttpService): RunningService {
  return {
    async health() {
      const { status } = await healthReply(forge);
      if (status === 200) return 'healthy';
      return status === 503 ? 'starting' : 'unhealthy';
    },
    async stop() {
      await server.close();
      forge.log('PID: 1 Gitea Web Finished');
    },
  };
}

async function answer(forge: Forge, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, search } = new URL(request.url ?? '/', 'http://forge');
  if (pathname === '/api/healthz') return send(response, await healthReply(forge));
  const account = await authenticate(forge, request);
  if (account === 'wrong') return send(response, refuse(401, 'invalid username or password'));
  const git = gitPath.exec(pathname);
  if (git !== null) {
    const [, owner = '', name = '', rest = ''] = git;
    return answerGit(forge, { owner, name, rest, search, account }, request, response);
  }
  if (pathname.startsWith('/api/v1/')) {
    const path = pathname.slice('/api/v1/'.length).split('/').map(decodeURIComponent);
    const method = request.method ?? 'GET';
    const body = method === 'POST' ? await readBody(request) : undefined;
    return send(response, await answerApi({ method, path, body, account }, forge.api));
  }
  if (pathname === '/') {
    response.writeHead(200, { 'content-type': 'text/html;charset=utf-8' });
    response.end(`<!doctype html><title>Gitea (sandbox)</title><p>Gitea ${forge.release} (sandbox)\n`);
    return;
  }
  send(response, refuse(404, 'Not Found'));
}

async function answerGit(
  forge: Forge,
  visit: {
    owner: string;
    name: string;
    rest: string;
    search: string;
    account: Account | undefined;
  },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { owner, name, rest, search, account } = visit;
  const repository = await forge.storage(async (database) =>
    records(database, forge.release).repository(owner, name),
  );
  if (repository === undefined) return send(response, refuse(404, 'Repository not found'));
  const isPush = `${rest}${search}`.includes('git-receive-pack');
  const may = isPush ? mayWrite(account, repository) : mayRead(account, repository);
  if (!may) return send(response, refuse(account === undefined ? 401 : 403, 'access denied'));
  const path = `/${repository.owner.toLowerCase()}/${repository.name.toLowerCase()}.git${rest}`;
  const user = isPush ? (account?.name ?? '') : '';
  const query = search.slice(1);
  await serveGit({ repositories: forge.repositories, path, query, user }, request, response);
}

/** The visitor; undefined for nobody, `wrong` for credentials that are not right. */
async function authenticate(forge: Forge, request: IncomingMessage): Promise<Account | undefined | 'wrong'> {
  const given = /^Basic (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (given === undefined) return undefined;
  const [name = '', ...password] = Buffer.from(given, 'base64').toString().split(':');
  const account = await forge.storage(async (database) => records(database, forge.release).account(name));
  if (account === undefined) return 'wrong';
  return passwordMatches(password.join(':'), account.password) ? account : 'wrong';
}

async function healthReply(forge: Forge): Promise<{ status: number; body: unknown }> {
  if (forge.warmUp > 0) {
    forge.warmUp -= 1;
    return { status: 503, body: { status: 'warn', description: 'starting' } };
  }
  const database = await forge
    .storage(async (opened) => opened.query('select 1'))
    .then(() => forge.behaviour !== 'unhealthy')
    .catch(() => false);
  const check = { status: database ? 'pass' : 'fail', componentType: 'datastore' };
  return {
    status: database ? 200 : 424,
    body: {
      status: check.status,
      description: 'Gitea: Git with a cup of tea',
      checks: { 'database:ping': [check] },
    },
  };
}

function fail(forge: Forge, response: ServerResponse, error: unknown): void {
  forge.log(`[E] ${error instanceof Error ? error.message : String(error)}`);
  if (response.headersSent) response.destroy();
  else send(response, refuse(500, 'Internal Server Error'));
}
