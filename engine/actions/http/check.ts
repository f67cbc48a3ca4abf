import type { Json, JsonObject } from '../../runbook/json.ts';
import { isObject } from '../../runbook/json.ts';
import type { HttpResponse } from '../../ports/network.ts';
import { PortError } from '../../ports/port-error.ts';
import { parseDuration } from '../../runbook/duration.ts';
import {
  ActionError,
  defineAction,
  type Action,
  type ActionContext,
  type InputProblem,
} from '../define-action.ts';
import { outputLimit } from '../run-program.ts';

function checkUrl(input: JsonObject): readonly InputProblem[] {
  const url = input['url'];
  if (typeof url !== 'string') return [];
  // What is no address at all is reported by the schema's format.
  if (!/^[a-z][a-z0-9+.-]*:/iu.test(url) || /^https?:/iu.test(url)) return [];
  return [
    {
      path: ['url'],
      message: `\`${url}\` is no http or https address`,
      help: 'write it like `https://host/path`',
    },
  ];
}

/** The value at a dotted path such as `status` or `items.0.name`; undefined when there is none. */
function valueAt(root: Json, path: string): Json | undefined {
  let value: unknown = root;
  for (const segment of path.split('.')) {
    if (Array.isArray(value)) value = value[Number(segment)];
    else if (isObject(value) && Object.hasOwn(value, segment)) value = value[segment];
    else return undefined;
  }
  return value as Json | undefined;
}

function parsedBody(body: string): Json | undefined {
  try {
    return JSON.parse(body) as Json;
  } catch {
    return undefined;
  }
}

interface CheckInput extends Expectations {
  readonly url: string;
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  readonly follow?: boolean | undefined;
  readonly from?: 'engine' | 'target' | undefined;
}

interface CheckOutput {
  readonly status: number;
  readonly body: string;
  readonly json: Json;
  readonly ms: number;
}

interface Expectations {
  readonly status?: number | undefined;
  readonly statuses?: readonly number[] | undefined;
  readonly bodyContains?: string | undefined;
  readonly json?: { readonly [path: string]: Json } | undefined;
  readonly responseHeaders?: { readonly [name: string]: string } | undefined;
}

function statusProblems(response: HttpResponse, wanted: Expectations): string[] {
  const statuses = wanted.statuses ?? [wanted.status ?? 200];
  if (statuses.includes(response.status)) return [];
  return [`status ${response.status} instead of ${statuses.join(' or ')}`];
}

function bodyProblems({ body }: HttpResponse, wanted: Expectations): string[] {
  const problems: string[] = [];
  if (wanted.bodyContains !== undefined && !body.includes(wanted.bodyContains)) {
    problems.push(`the body does not contain \`${wanted.bodyContains}\``);
  }
  if (wanted.json === undefined) return problems;
  const json = parsedBody(body);
  if (json === undefined) return [...problems, 'the body is not JSON'];
  for (const [path, expected] of Object.entries(wanted.json)) {
    const value = valueAt(json, path);
    const found = value === undefined ? 'missing' : JSON.stringify(value);
    if (found !== JSON.stringify(expected)) {
      problems.push(`\`${path}\` is ${found} instead of ${JSON.stringify(expected)}`);
    }
  }
  return problems;
}

function headerProblems({ headers }: HttpResponse, wanted: Expectations): string[] {
  const problems: string[] = [];
  for (const [name, expected] of Object.entries(wanted.responseHeaders ?? {})) {
    const found = headers[name.toLowerCase()];
    if (found?.includes(expected) === true) continue;
    problems.push(
      `header \`${name}\` is ${found === undefined ? 'missing' : `\`${found}\``}, not \`${expected}\``,
    );
  }
  return problems;
}

/** What is wrong with an answer, in words; empty when all expectations hold. */
function differences(response: HttpResponse, wanted: Expectations): string[] {
  return [
    ...statusProblems(response, wanted),
    ...bodyProblems(response, wanted),
    ...headerProblems(response, wanted),
  ];
}

/** Milliseconds between two questions; they grow further apart. */
const shortestPause = 300;
const longestPause = 5000;

async function ask(input: CheckInput, context: ActionContext): Promise<CheckOutput> {
  const { clock, network } = context.ports;
  const start = clock.now().getTime();
  const request = {
    url: input.url,
    method: input.method ?? 'GET',
    headers: input.headers ?? {},
    ...(input.body === undefined ? {} : { body: input.body }),
    follow: input.follow ?? false,
    maxBytes: outputLimit,
  };
  const { signal, target } = context;
  const fromTarget = input.from === 'target' ? target.http?.(request, signal) : undefined;
  const response = await (fromTarget ?? network.http(request, signal));
  const ms = Math.max(0, clock.now().getTime() - start);
  const problems = differences(response, input);
  if (problems.length > 0) {
    throw new ActionError(`${input.url} answered with ${problems.join('; ')}`);
  }
  const { status } = response;
  const cut = response.body.slice(0, 65_536);
  const body = cut.length < response.body.length ? (context.hide?.(cut) ?? cut) : cut;
  return { status, body, json: parsedBody(body) ?? null, ms };
}

/** `http.check`: asks an address once and compares the answer. */
export const httpCheck: Action = defineAction({
  name: 'http.check',
  summary: 'Check that an address answers as expected',
  docs: `Sends one request from the engine's machine, or from the target, and fails unless the answer is as expected; combine it
with \`within\` to wait for a service. Redirects count as answers unless \`follow\` is set. Certificates are verified.
At most 1 MiB of the body is read. \`json\` compares values at dotted paths, such as \`checks.0.status: pass\`.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      url: { type: 'string', format: 'uri', description: 'Address, http or https' },
      method: {
        type: 'string',
        enum: ['GET', 'HEAD', 'POST', 'OPTIONS'],
        default: 'GET',
        description: 'HTTP method',
      },
      headers: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'Headers to send; values may hold secrets',
      },
      body: { type: 'string', description: 'Body to send; may hold a secret' },
      follow: { type: 'boolean', default: false, description: 'Follow redirects' },
      status: {
        type: 'integer',
        minimum: 100,
        maximum: 599,
        default: 200,
        description: 'The status expected',
      },
      statuses: {
        type: 'array',
        items: { type: 'integer', minimum: 100, maximum: 599 },
        minItems: 1,
        description: 'Several statuses, any of which will do; goes before `status`',
      },
      bodyContains: { type: 'string', description: 'Text that the body has to contain' },
      json: {
        type: 'object',
        additionalProperties: {},
        description: 'Values expected in a JSON body, by dotted path',
      },
      responseHeaders: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'Text that these headers of the answer have to contain',
      },
      from: {
        type: 'string',
        enum: ['engine', 'target'],
        default: 'engine',
        description: 'Where the request is sent from; `target` for what only that machine reaches',
      },
      within: {
        type: 'string',
        format: 'duration',
        default: '0s',
        description: 'How long to go on asking until the answer is as expected',
        examples: ['5m'],
      },
    },
    required: ['url'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      status: { type: 'integer', description: 'Status of the answer' },
      body: { type: 'string', description: 'At most the first 64 KiB of the body' },
      json: { description: 'The body as JSON, or null when it is none' },
      ms: { type: 'integer', description: 'Milliseconds until the answer was read' },
    },
    required: ['status', 'body', 'json', 'ms'],
    additionalProperties: false,
  },
  secretInputs: ['headers', 'body'],
  check: checkUrl,
  async execute(input, context) {
    const { clock } = context.ports;
    const end = clock.now().getTime() + (parseDuration(input.within ?? '0s') ?? 0);
    for (let pause = shortestPause; ; pause = Math.min(pause * 1.5, longestPause)) {
      const answer = await ask(input, context).catch((error: unknown) => {
        const isExpected = error instanceof ActionError || error instanceof PortError;
        if (!isExpected || clock.now().getTime() + pause > end) throw error;
        return undefined;
      });
      if (answer !== undefined) return { outputs: answer, changed: false };
      await clock.sleep(pause, context.signal);
      context.signal.throwIfAborted();
    }
  },
  compensation: { kind: 'not-needed', reason: 'it only asks' },
  example: `id: healthy
uses: http.check
with:
  url: "{{ vars.url }}/api/healthz"
  json: { status: pass }
retry: { attempts: 10, delay: 2s, backoff: 1.5, maxDelay: 15s }
`,
});
