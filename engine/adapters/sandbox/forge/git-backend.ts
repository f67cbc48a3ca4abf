import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { startGit } from '../git.ts';

/** A request of git's smart HTTP protocol, as its own CGI program takes it. */
export interface GitRequest {
  readonly repositories: string;
  /** Below `repositories`, such as `/alice/website.git/info/refs`. */
  readonly path: string;
  readonly query: string;
  /** Who was authenticated; only they may push. Empty for nobody. */
  readonly user: string;
}

/**
 * Answers with `git http-backend`. Resolves when git has ended, so a push that was answered is in
 * the repository; a client that goes away ends it.
 */
export async function serveGit(
  git: GitRequest,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const child = startGit(['http-backend'], git.repositories, environment(git, request));
  const { promise, resolve } = Promise.withResolvers<void>();
  child.on('error', () => {
    if (!response.headersSent) response.writeHead(500);
    response.end('git could not be started\n');
    resolve();
  });
  child.on('close', () => {
    response.end();
    resolve();
  });
  child.stdin.on('error', () => undefined);
  child.stderr.resume();
  request.pipe(child.stdin);
  // Without its input git ends by itself, without having taken half a push.
  request.on('close', () => {
    if (!request.complete) child.stdin.destroy();
  });
  // Nobody reads on: git ends at its next word instead of waiting for a reader.
  response.on('close', () => child.stdout.destroy());
  answer(child, response);
  await promise;
}

function environment(git: GitRequest, request: IncomingMessage): Record<string, string> {
  const { headers, method = 'GET' } = request;
  const values: Record<string, string | undefined> = {
    GIT_PROJECT_ROOT: git.repositories,
    GIT_HTTP_EXPORT_ALL: '1',
    PATH_INFO: git.path,
    QUERY_STRING: git.query,
    REQUEST_METHOD: method,
    REMOTE_ADDR: '127.0.0.1',
    REMOTE_USER: git.user === '' ? undefined : git.user,
    CONTENT_TYPE: headers['content-type'],
    // No CONTENT_LENGTH: git would read on for ever when less than that comes; without it, it takes the end of its input.
    HTTP_CONTENT_ENCODING: headers['content-encoding'],
    GIT_PROTOCOL: headers['git-protocol']?.toString(),
  };
  const given: Record<string, string> = {};
  for (const [name, value] of Object.entries(values)) if (value !== undefined) given[name] = value;
  return given;
}

/** Turns CGI's header lines into those of the response and hands the rest through as it comes. */
function answer(child: ChildProcessWithoutNullStreams, response: ServerResponse): void {
  let head: Buffer = Buffer.alloc(0);
  const readHead = (chunk: Buffer): void => {
    head = Buffer.concat([head, chunk]);
    const end = head.indexOf('\r\n\r\n');
    if (end === -1) return;
    child.stdout.off('data', readHead);
    writeHead(head.subarray(0, end).toString('latin1'), response);
    response.write(head.subarray(end + 4));
    child.stdout.pipe(response, { end: false });
  };
  child.stdout.on('data', readHead);
}

function writeHead(head: string, response: ServerResponse): void {
  let status = 200;
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else response.appendHeader(name, value);
  }
  response.writeHead(status);
}
