import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the forge answers besides git's own protocol. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Longest body of an API call, in bytes. */
const longestBody = 1024 * 1024;

/** Sends a reply as JSON. */
export function send(response: ServerResponse, { status, body, headers }: Reply): void {
  const content = `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    'content-type': 'application/json;charset=utf-8',
    'content-length': Buffer.byteLength(content),
    ...headers,
  });
  response.end(content);
}

/** A refusal in the form of Gitea's API. */
export function refuse(status: number, message: string): Reply {
  const headers: Record<string, string> = status === 401 ? { 'www-authenticate': 'Basic realm="Gitea"' } : {};
  return { status, body: { message }, headers };
}

/** The JSON object that a request carries; undefined when it carries none or too much. */
export async function readBody(
  request: IncomingMessage,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  const incoming: AsyncIterable<Buffer> = request;
  for await (const bytes of incoming) {
    length += bytes.length;
    if (length > longestBody) return undefined;
    chunks.push(bytes);
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString());
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}
