import { createHash, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Stored {
  readonly content: Buffer;
  readonly modified: Date;
}

/** What of S3 the store uses, in memory: conditional and multipart writes, reads, lists. It knows no permissions. */
export interface S3StandIn {
  readonly endpoint: string;
  /** Requests that arrived, such as `PUT key?partNumber`. */
  readonly requests: readonly string[];
  /** Uploads that were begun and neither completed nor aborted. */
  readonly openUploads: () => number;
  /** From now on requests with such a path and query are denied. */
  readonly refuse: (pattern: RegExp) => void;
  readonly close: () => Promise<void>;
}

class Answer extends Error {
  readonly status: number;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function etag(content: Buffer): string {
  return `"${createHash('md5').update(content).digest('hex')}"`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

class Bucket {
  readonly objects = new Map<string, Stored>();
  readonly uploads = new Map<string, Map<number, Buffer>>();

  create(key: string, content: Buffer, request: IncomingMessage): void {
    if (request.headers['if-none-match'] === '*' && this.objects.has(key))
      throw new Answer(412, 'PreconditionFailed');
    this.objects.set(key, { content, modified: new Date() });
  }

  parts(id: string): Map<number, Buffer> {
    const parts = this.uploads.get(id);
    if (parts === undefined) throw new Answer(404, 'NoSuchUpload');
    return parts;
  }

  list(prefix: string): string {
    const found = [...this.objects]
      .filter(([key]) => key.startsWith(prefix))
      .toSorted(([a], [b]) => (a < b ? -1 : 1));
    const contents = found.map(
      ([key, { content, modified }]) =>
        `<Contents><Key>${escaped(key)}</Key><Size>${content.length}</Size><LastModified>${modified.toISOString()}</LastModified></Contents>`,
    );
    return `<ListBucketResult><IsTruncated>false</IsTruncated>${contents.join('')}</ListBucketResult>`;
  }
}

function ofBucket(bucket: Bucket, query: URLSearchParams): string {
  if (query.has('versioning'))
    return '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';
  if (query.has('lifecycle')) throw new Answer(404, 'NoSuchLifecycleConfiguration');
  if (query.has('object-lock')) throw new Answer(404, 'ObjectLockConfigurationNotFoundError');
  return bucket.list(query.get('prefix') ?? '');
}

function read(bucket: Bucket, key: string, response: ServerResponse, withBody: boolean): void {
  const found = bucket.objects.get(key);
  if (found === undefined) throw new Answer(404, 'NoSuchKey');
  response.setHeader('last-modified', found.modified.toUTCString());
  response.setHeader('content-length', found.content.length);
  response.end(withBody ? found.content : undefined);
}

function upload(bucket: Bucket, key: string, query: URLSearchParams, request: IncomingMessage): string {
  const id = query.get('uploadId');
  if (id === null) {
    const made = randomUUID();
    bucket.uploads.set(made, new Map());
    return `<InitiateMultipartUploadResult><UploadId>${made}</UploadId></InitiateMultipartUploadResult>`;
  }
  const parts = [...bucket.parts(id)].toSorted(([a], [b]) => a - b).map(([, content]) => content);
  bucket.create(key, Buffer.concat(parts), request);
  bucket.uploads.delete(id);
  return '<CompleteMultipartUploadResult><ETag>"x"</ETag></CompleteMultipartUploadResult>';
}

async function answer(bucket: Bucket, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
  const query = url.searchParams;
  const body = await bodyOf(request);
  if (key === '') {
    response.end(ofBucket(bucket, query));
    return;
  }
  switch (request.method) {
    case 'PUT': {
      const id = query.get('uploadId');
      if (id === null) bucket.create(key, body, request);
      else bucket.parts(id).set(Number(query.get('partNumber')), body);
      response.setHeader('etag', etag(body));
      response.end();
      return;
    }
    case 'POST':
      response.end(upload(bucket, key, query, request));
      return;
    case 'DELETE':
      if (query.has('uploadId')) bucket.uploads.delete(query.get('uploadId') ?? '');
      else bucket.objects.delete(key);
      response.writeHead(204).end();
      return;
    case undefined:
    default:
      read(bucket, key, response, request.method === 'GET');
  }
}

async function deny(request: IncomingMessage): Promise<never> {
  await bodyOf(request);
  throw new Answer(403, 'AccessDenied');
}

/** Starts one on a free port of the loopback interface; any bucket name leads to its one bucket. */
export async function startS3(): Promise<S3StandIn> {
  const bucket = new Bucket();
  const requests: string[] = [];
  let refused: RegExp | undefined;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(
      `${request.method ?? ''} ${pathname.split('/').slice(2).join('/')}?${[...searchParams.keys()].join('&')}`,
    );
    const denied = refused?.test(request.url ?? '') === true;
    const answered = denied ? deny(request) : answer(bucket, request, response);
    answered.catch((error: unknown) => {
      const status = error instanceof Answer ? error.status : 500;
      const code = error instanceof Error ? error.message : 'InternalError';
      response.writeHead(status, { 'content-type': 'application/xml' });
      response.end(
        request.method === 'HEAD'
          ? undefined
          : `<Error><Code>${code}</Code><Message>${code}</Message></Error>`,
      );
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    requests,
    openUploads: () => bucket.uploads.size,
    refuse: (pattern) => {
      refused = pattern;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}
