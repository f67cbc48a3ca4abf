import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { resolveImage } from '../../../../engine/adapters/registry/registry.ts';
import { PortError, type PortErrorKind } from '../../../../engine/ports/port-error.ts';

const settings = { fetch: globalThis.fetch, timeout: 10_000 };
const manifest = '{"schemaVersion":2}';
const digest = `sha256:${createHash('sha256').update(manifest).digest('hex')}`;
const index = 'application/vnd.oci.image.index.v1+json';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A registry on this machine's loopback that answers as told; returns `host:port`. */
async function registry(answer: Answer): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const good: Answer = (request, response) => {
  response.writeHead(200, { 'content-type': index, 'docker-content-digest': digest });
  response.end(request.method === 'GET' ? manifest : undefined);
};

const refusing =
  (status: number, headers: Readonly<Record<string, string>> = {}): Answer =>
  (_request, response) => {
    response.writeHead(status, headers);
    response.end();
  };

async function rejects(attempt: Promise<unknown>, kind: PortErrorKind, words: RegExp): Promise<void> {
  const error: unknown = await attempt.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(PortError);
  expect(error).toMatchObject({ kind, message: expect.stringMatching(words) });
}

describe('resolveImage', () => {
  it('asks for a tag, and for a digest', async () => {
    const paths: string[] = [];
    const host = await registry((request, response) => {
      paths.push(`${request.method} ${request.url}`);
      good(request, response);
    });
    expect(await resolveImage(settings, `${host}/app/web:1.2`)).toEqual({
      ref: `${host}/app/web:1.2`,
      digest,
    });
    expect(await resolveImage(settings, `${host}/app/web:1.2@${digest}`)).toEqual({
      ref: `${host}/app/web:1.2`,
      digest,
    });
    expect(paths).toEqual(['HEAD /v2/app/web/manifests/1.2', `HEAD /v2/app/web/manifests/${digest}`]);
  });

  it('computes the digest where the registry does not say it', async () => {
    const host = await registry((request, response) => {
      response.writeHead(200, { 'content-type': `${index}; charset=utf-8` });
      response.end(request.method === 'GET' ? manifest : undefined);
    });
    expect((await resolveImage(settings, `${host}/app:1`)).digest).toBe(digest);
  });

  it('gets a token where one is wanted', async () => {
    let realm = '';
    const host = await registry((request, response) => {
      if (request.url?.startsWith('/token') === true) {
        expect(new URL(request.url, 'http://x').searchParams.get('scope')).toBe('repository:app:pull');
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"token":"let-me-in"}');
      } else if (request.headers.authorization === 'Bearer let-me-in') {
        good(request, response);
      } else {
        const challenge = `Bearer realm="${realm}",service="registry",scope="repository:app:pull"`;
        refusing(401, { 'www-authenticate': challenge })(request, response);
      }
    });
    realm = `http://${host}/token`;
    expect((await resolveImage(settings, `${host}/app:1`)).digest).toBe(digest);
  });

  it('asks a mirror first for images of Docker Hub', async () => {
    const paths: string[] = [];
    const mirror = await registry((request, response) => {
      paths.push(request.url ?? '');
      good(request, response);
    });
    const image = await resolveImage(settings, 'nginx:1.30.6', [`http://${mirror}/`]);
    expect(image).toEqual({ ref: 'nginx:1.30.6', digest });
    expect(paths).toEqual(['/v2/library/nginx/manifests/1.30.6']);
  });

  it('says that an image is missing rather than that the next registry is away', async () => {
    const mirror = await registry(refusing(404));
    const offline: typeof fetch = async (url, init) => {
      if ((url instanceof Request ? url.url : url.toString()).includes('docker.io'))
        throw new TypeError('fetch failed');
      return globalThis.fetch(url, init);
    };
    const asked = resolveImage({ ...settings, fetch: offline }, 'nginx:0', [`http://${mirror}`]);
    await rejects(asked, 'not-found', /no nginx:0/);
  });

  it.each([
    [404, {}, 'not-found', /has no/],
    [429, { 'retry-after': '60' }, 'refused', /\(429\).*60/],
    [403, {}, 'refused', /\(403\)/],
    [401, { 'www-authenticate': 'Basic realm="x"' }, 'refused', /\(401\)/],
    [500, {}, 'failed', /answers 500/],
    [200, { 'content-type': 'text/html' }, 'unsupported', /text\/html instead of a manifest/],
    [
      200,
      { 'content-type': 'application/vnd.docker.distribution.manifest.v1+prettyjws' },
      'unsupported',
      /instead of a manifest/,
    ],
    [200, { 'content-type': index, 'docker-content-digest': 'md5:1' }, 'unsupported', /digest that is none/],
  ] as const)('makes %i %o a clear error', async (status, headers, kind, words) => {
    const host = await registry(refusing(status, headers));
    await rejects(resolveImage(settings, `${host}/app:1`), kind, words);
  });

  it('refuses another digest than the one that was asked for', async () => {
    const host = await registry(good);
    const other = `sha256:${'0'.repeat(64)}`;
    await rejects(resolveImage(settings, `${host}/app:1@${other}`), 'corrupt', /the registry has sha256/);
  });

  it('refuses what is no reference', async () => {
    for (const text of ['', 'A B', 'nginx:', 'nginx@sha256:1', 'nginx@a@b', 'x/../y:1']) {
      await rejects(resolveImage(settings, text), 'unsupported', /no image reference/);
    }
  });

  it('says who does not answer', async () => {
    const host = await registry((request) => request.socket.destroy());
    await rejects(resolveImage(settings, `${host}/app:1`), 'unreachable', /does not answer/);
  });
});
