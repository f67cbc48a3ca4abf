import { PortError } from '../../ports/port-error.ts';

/** What a registry is asked with. */
export interface RegistrySettings {
  /** `fetch`, or another that has its contract. */
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds for one answer. */
  readonly timeout: number;
}

/** One question to a registry. */
export interface Question {
  readonly url: string;
  readonly method: 'HEAD' | 'GET';
  readonly headers: Readonly<Record<string, string>>;
  /** What is asked for, as messages name it. */
  readonly what: string;
}

/** Answers with a success; everything else rejects with a PortError. */
export type Ask = (question: Question) => Promise<Response>;

/** Asks with an anonymous token where the registry wants one. */
export function openAsk({ fetch, timeout }: RegistrySettings): Ask {
  const send = async (question: Omit<Question, 'what'>): Promise<Response> => {
    const { url, method, headers } = question;
    try {
      return await fetch(url, { method, headers, signal: AbortSignal.timeout(timeout) });
    } catch (cause) {
      throw new PortError(
        'unreachable',
        `the registry at ${new URL(url).host} does not answer: ${reason(cause)}`,
        {
          cause,
          help: 'check the connection, and that the registry is up',
        },
      );
    }
  };
  return async (question) => {
    const first = await send(question);
    if (first.status !== 401) return check(first, question);
    const challenge = parseChallenge(first.headers.get('www-authenticate') ?? '');
    if (challenge === undefined) return check(first, question);
    const token = await fetchToken(send, challenge, question);
    const headers = { ...question.headers, authorization: `Bearer ${token}` };
    return check(await send({ ...question, headers }), question);
  };
}

interface Challenge {
  readonly realm: string;
  readonly service: string | undefined;
  readonly scope: string | undefined;
}

/** `Bearer realm="…",service="…",scope="…"`; undefined for any other kind. */
function parseChallenge(header: string): Challenge | undefined {
  if (!/^bearer\s/iu.test(header)) return undefined;
  const fields = new Map(
    [...header.matchAll(/(\w+)="([^"]*)"/gu)].map(([, name = '', value = '']) => [name, value]),
  );
  const realm = fields.get('realm');
  if (realm === undefined || !URL.canParse(realm)) return undefined;
  return { realm, service: fields.get('service'), scope: fields.get('scope') };
}

async function fetchToken(
  send: (question: Omit<Question, 'what'>) => Promise<Response>,
  { realm, service, scope }: Challenge,
  { what }: Question,
): Promise<string> {
  const url = new URL(realm);
  if (service !== undefined) url.searchParams.set('service', service);
  if (scope !== undefined) url.searchParams.set('scope', scope);
  const question = { url: url.href, method: 'GET', headers: {}, what } as const;
  const answer: unknown = await check(await send(question), question)
    .json()
    .catch(() => undefined);
  if (typeof answer === 'object' && answer !== null) {
    const token =
      'token' in answer ? answer.token : 'access_token' in answer ? answer.access_token : undefined;
    if (typeof token === 'string' && token !== '') return token;
  }
  throw new PortError('unsupported', `${url.host} gives no token to ask for ${what}`);
}

function check(answer: Response, { what, url }: Question): Response {
  const { status, headers } = answer;
  if (answer.ok) return answer;
  const { host } = new URL(url);
  switch (status) {
    case 404:
      throw new PortError('not-found', `the registry has no ${what}`, { help: 'check the name and the tag' });
    case 429: {
      const after = headers.get('retry-after');
      const wait = after === null ? '' : `; it says to try again after ${after.slice(0, 40)}`;
      throw new PortError('refused', `${host} answers too many questions for now (429)${wait}`, {
        help: 'wait, or set a registry mirror for Docker on the host',
      });
    }
    case 401:
    case 403:
      throw new PortError('refused', `${host} does not let anybody ask for ${what} (${status})`, {
        help: 'the image is private or does not exist; private images are not supported here',
      });
    default:
      throw new PortError('failed', `${host} answers ${status} when it is asked for ${what}`);
  }
}

function reason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const inner = cause.cause instanceof Error ? cause.cause.message : '';
  return inner === '' ? cause.message : inner;
}
