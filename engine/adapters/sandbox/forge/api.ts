import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runGit } from '../git.ts';
import type { OpenDatabase } from '../postgres/server.ts';
import { type Account, type Repository, records } from './records.ts';
import { type Reply, refuse } from './reply.ts';
import type { Storage } from './storage.ts';

/** One call of the forge's API. */
export interface ApiCall {
  readonly method: string;
  /** Path below `/api/v1`, in parts. */
  readonly path: readonly string[];
  readonly body: Readonly<Record<string, unknown>> | undefined;
  readonly account: Account | undefined;
}

/** What the API works on. */
export interface ApiContext {
  readonly release: string;
  readonly repositories: string;
  readonly storage: Storage;
  /** Seconds since 1970. */
  readonly now: () => number;
}

const nameForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/;

/** Answers the subset of Gitea's API that the sandbox has. */
export async function answerApi(call: ApiCall, context: ApiContext): Promise<Reply> {
  const [area, first, second, last] = call.path;
  switch (`${call.method} ${area}`) {
    case 'GET version':
      return { status: 200, body: { version: context.release } };
    case 'POST admin':
      return first === 'users' ? addUser(call, context) : notFound();
    case 'POST user':
      return first === 'repos' ? addRepository(call, context) : notFound();
    case 'GET repos':
    case 'POST repos':
      if (first === undefined || second === undefined) return notFound();
      return onRepository(call, context, first, second, last);
    default:
      return notFound();
  }
}

async function onRepository(
  call: ApiCall,
  { release, storage, now }: ApiContext,
  owner: string,
  name: string,
  part: string | undefined,
): Promise<Reply> {
  return storage(async (database) => {
    const tables = records(database, release);
    const repository = await tables.repository(owner, name);
    if (repository === undefined || !mayRead(call.account, repository)) return notFound();
    if (part === undefined && call.method === 'GET') return { status: 200, body: view(repository) };
    if (part !== 'issues') return notFound();
    if (call.method === 'GET') {
      return { status: 200, body: (await tables.issues(repository.id)).map(viewIssue) };
    }
    if (call.account === undefined) return refuse(401, 'token is required');
    const title = text(call.body, 'title');
    if (title === '') return refuse(422, '[Title]: Required');
    const body = text(call.body, 'body');
    const issue = { posterId: call.account.id, title, body, created: now() };
    const number = await tables.addIssue(repository.id, issue);
    return {
      status: 201,
      body: viewIssue({ number, title, body, state: 'open', poster: call.account.name }),
    };
  });
}

async function addUser(call: ApiCall, { release, storage, now }: ApiContext): Promise<Reply> {
  if (call.account === undefined) return refuse(401, 'token is required');
  if (!call.account.isAdmin) return refuse(403, 'user should be an admin');
  const name = text(call.body, 'username');
  const password = text(call.body, 'password');
  if (!nameForm.test(name) || password === '') return refuse(422, 'invalid username or password');
  return storage(async (database) => {
    const tables = records(database, release);
    if (await tables.account(name)) return refuse(422, `user already exists [name: ${name}]`);
    const email = text(call.body, 'email');
    const id = await tables.addAccount({ name, email, password, isAdmin: false, created: now() });
    return { status: 201, body: { id, login: name } };
  });
}

async function addRepository(call: ApiCall, context: ApiContext): Promise<Reply> {
  const { account, body } = call;
  if (account === undefined) return refuse(401, 'token is required');
  const name = text(body, 'name');
  if (!nameForm.test(name) || name.endsWith('.git')) return refuse(422, 'invalid repository name');
  return context.storage(async (database: OpenDatabase) => {
    const tables = records(database, context.release);
    if (await tables.repository(account.name, name)) {
      return refuse(409, 'The repository with the same name already exists.');
    }
    const defaultBranch = 'main';
    const isPrivate = body?.['private'] === true;
    await initialiseRepository(repositoryPath(context.repositories, account.name, name));
    const fields = { ownerId: account.id, name, isPrivate, defaultBranch };
    const id = await tables.addRepository({ ...fields, created: context.now() });
    return { status: 201, body: view({ id, owner: account.name, ...fields }) };
  });
}

/** Where a repository's git data lies. */
export function repositoryPath(repositories: string, owner: string, name: string): string {
  return join(repositories, owner.toLowerCase(), `${name.toLowerCase()}.git`);
}

/** Makes an empty bare repository with `main` as its branch; one that is there is left as it is. */
export async function initialiseRepository(path: string): Promise<void> {
  await mkdir(path, { recursive: true });
  await runGit(['init', '--bare', '--quiet', '--initial-branch=main', '--template=', '.'], path);
}

/** Whether a visitor may see a repository. */
export function mayRead(account: Account | undefined, repository: Repository): boolean {
  return !repository.isPrivate || mayWrite(account, repository);
}

/** Whether a visitor may push to a repository. */
export function mayWrite(account: Account | undefined, repository: Repository): boolean {
  return account !== undefined && (account.isAdmin || account.id === repository.ownerId);
}

function view({ id, name, owner, isPrivate, defaultBranch }: Repository): object {
  const login = { login: owner };
  return {
    id,
    name,
    full_name: `${owner}/${name}`,
    owner: login,
    private: isPrivate,
    default_branch: defaultBranch,
  };
}

function viewIssue(issue: {
  number: number;
  title: string;
  body: string;
  state: string;
  poster: string;
}): object {
  const { poster, ...rest } = issue;
  return { ...rest, user: { login: poster } };
}

function text(body: ApiCall['body'], key: string): string {
  const value = body?.[key];
  return typeof value === 'string' ? value : '';
}

function notFound(): Reply {
  return refuse(404, "The target couldn't be found.");
}
