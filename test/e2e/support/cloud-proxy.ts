import {
  createServer,
  request,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands between Terraform's AWS provider and moto, for what moto leaves out. */
export interface CloudProxy {
  readonly url: string;
  end(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Documents of buckets by path and kind. */
type Kept = Map<string, Buffer>;

/**
 * Five gaps, each bridged as AWS would answer: credit specifications of instances are empty (the provider asks for
 * ever); the firmware data of an image ends in a fault; the lifecycle of a bucket loses what moto does not know;
 * it lacks the header with the smallest size; and policies of buckets are enforced without their conditions, so
 * that `TlsOnly` would refuse everything. Everything else is moto's.
 */
export async function startCloudProxy(port: number): Promise<CloudProxy> {
  const kept: Kept = new Map();
  const server = createServer((incoming, outgoing) => {
    answer(port, kept, incoming, outgoing).catch((error: unknown) => outgoing.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: own } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    end: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

async function answer(
  port: number,
  kept: Kept,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = await read(incoming);
  const {
    status,
    headers,
    body: text,
  } = ownAnswer(kept, incoming, body) ?? (await forward(port, kept, incoming, body));
  outgoing.writeHead(status, headers).end(text);
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function xml(status: number, text: string): Answer {
  return { status, headers: { 'content-type': 'text/xml' }, body: Buffer.from(text) };
}

/** What is not moto's to answer. */
function ownAnswer(kept: Kept, { url = '', method }: IncomingMessage, body: Buffer): Answer | undefined {
  const form = new URLSearchParams(body.toString());
  const action = form.get('Action');
  if (action === 'DescribeInstanceCreditSpecifications') {
    const item = `<item><instanceId>${form.get('InstanceId.1')}</instanceId><cpuCredits>unlimited</cpuCredits></item>`;
    const set = `<instanceCreditSpecificationSet>${item}</instanceCreditSpecificationSet>`;
    const name = 'DescribeInstanceCreditSpecificationsResponse';
    return xml(200, `<${name} xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">${set}</${name}>`);
  }
  if (action === 'GetInstanceUefiData') {
    const error = '<Error><Code>InvalidInstanceID.Malformed</Code><Message>no instance</Message></Error>';
    return xml(400, `<Response><Errors>${error}</Errors></Response>`);
  }
  return policyAnswer(kept, url, method, body);
}

function policyAnswer(kept: Kept, url: string, method: string | undefined, body: Buffer): Answer | undefined {
  const [path = '', query = ''] = url.split('?');
  if (path === '/' || !new URLSearchParams(query).has('policy')) return undefined;
  const key = `policy ${path}`;
  const done: Answer = { status: 204, headers: {}, body: Buffer.alloc(0) };
  if (method === 'PUT') {
    kept.set(key, body);
    return done;
  }
  const policy = kept.get(key);
  if (method === 'DELETE') return kept.delete(key) ? done : undefined;
  return policy && { status: 200, headers: { 'content-type': 'application/json' }, body: policy };
}

function forward(port: number, kept: Kept, incoming: IncomingMessage, body: Buffer): Promise<Answer> {
  const { method, url = '', headers } = incoming;
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, method, path: url, headers }, (response) => {
      read(response).then(
        (text) => resolve(withLifecycle(kept, incoming, body, whole(response, text))),
        reject,
      );
    });
    outgoing.on('error', reject).end(body);
  });
}

function whole({ statusCode = 500, headers }: IncomingMessage, body: Buffer): Answer {
  return { status: statusCode, headers, body };
}

function withLifecycle(
  kept: Kept,
  { url = '', method }: IncomingMessage,
  sent: Buffer,
  answered: Answer,
): Answer {
  const [path = '', query = ''] = url.split('?');
  if (!new URLSearchParams(query).has('lifecycle')) return answered;
  const key = `lifecycle ${path}`;
  if (method === 'PUT' && answered.status === 200) kept.set(key, sent);
  const size = { 'x-amz-transition-default-minimum-object-size': 'all_storage_classes_128K' };
  const document = kept.get(key);
  if (method !== 'GET' || answered.status !== 200 || document === undefined) {
    return { ...answered, headers: { ...answered.headers, ...size } };
  }
  return { status: 200, headers: { 'content-type': 'application/xml', ...size }, body: document };
}
