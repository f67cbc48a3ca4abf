import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { cloneSandbox } from '../../../engine/adapters/sandbox/clone-sandbox.ts';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { openRig } from '../../support/rig.ts';
import type { Rig } from '../../support/rig.ts';
import { preparedSandbox } from '../../support/sandbox.ts';
import { hostileValues } from '../../support/secrets/corpus.ts';
import type { HostileValue } from '../../support/secrets/corpus.ts';
import { secretRunbook } from '../../support/secrets/secret-runbook.ts';
import { separator } from '../../support/secrets/separator.ts';
import { tracesOf } from '../../support/secrets/spellings.ts';
import { runningSshd, startSshd } from '../../support/ssh/start-sshd.ts';

// The whole corpus takes minutes: `RUNBOOK_HOSTILE=all npx vitest … test/conformance/hostile`.
const whole = process.env['RUNBOOK_HOSTILE'] === 'all';
const corpus = hostileValues(whole ? 200 : 20);
const sshd = await startSshd();
afterAll(async () => {
  if (typeof sshd !== 'string') await sshd.stop();
});

interface Place {
  readonly rig: Rig;
  readonly names: readonly string[];
  readonly bodies: readonly { readonly headers: Record<string, unknown>; readonly body: string }[];
}

/** What a header of a request can carry as it is. */
function fitsHeader({ value }: HostileValue): boolean {
  return /^[\u0021-\u007E](?:[\u0020-\u007E]*[\u0021-\u007E])?$/.test(value) && value.length < 500;
}

async function echo(): Promise<{
  readonly url: string;
  readonly requests: { headers: Record<string, unknown>; body: string }[];
}> {
  const requests: { headers: Record<string, unknown>; body: string }[] = [];
  const server = createServer({ maxHeaderSize: 1 << 20 }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      requests.push({ headers: request.headers, body });
      response.setHeader('content-type', 'text/plain');
      response.end(body + JSON.stringify(request.headers));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, requests };
}

function target(kind: string): object {
  if (kind !== 'ssh') return { transport: 'local' };
  const { address, port, user, identityFile, hostKey } = runningSshd(sshd).settings;
  return {
    transport: 'ssh',
    address,
    port,
    user,
    identityFile,
    hostKey,
    stateDirectory: `${runningSshd(sshd).folder}/state`,
  };
}

async function place(kind: string, values: readonly HostileValue[]): Promise<Place> {
  const rig = openRig();
  onTestFinished(() => rig[Symbol.asyncDispose]());
  const { url, requests } = await echo();
  const names = values.map((_, index) => `s${index}`);
  const headers = names.filter((_, index) => fitsHeader(values[index] ?? { name: '', value: '' }));
  const containers = kind === 'sandbox';
  rig.write(
    'runbooks/hostile.yaml',
    secretRunbook({ names, headers, target: 'host', out: rig.path('out'), url, containers }),
  );
  rig.write('runbooks/all.hbs', `{{#each all}}{{this}}${separator}{{/each}}`);
  rig.write('runbooks/receive.sh', 'exec "$1" "$2" env "$3"\n');
  rig.write('runbooks/project.yaml', 'apiVersion: runbook/v1\nkind: Project\nenvironment: test\n');
  rig.write('out/.keep', '');
  const secrets = join(rig.folder, 'secrets.json');
  writeFileSync(
    secrets,
    JSON.stringify(Object.fromEntries(names.map((name, index) => [name, values[index]?.value]))),
    { mode: 0o600 },
  );
  rig.write(
    'runbooks/environments/test.yaml',
    JSON.stringify({
      apiVersion: 'runbook/v1',
      kind: 'Environment',
      name: 'test',
      targets: { host: target(kind) },
      secrets: { kind: 'file', path: secrets },
      mail: { kind: 'outbox', path: rig.path('outbox'), from: 'a@example.org', to: ['b@example.org'] },
      ...(containers ? { containers: { kind: 'sandbox', directory: '../../host' } } : {}),
    }),
  );
  if (containers) await cloneSandbox(await preparedSandbox(), rig.path('host'));
  return { rig, names, bodies: requests };
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What a mail program shows: the headers' words and the text. */
function opened(eml: string): string {
  const [head = '', body = ''] = eml.split('\r\n\r\n');
  const words = head.replaceAll(/=\?UTF-8\?B\?([^?]*)\?=(?:\r\n )?/g, (_, text: string) =>
    Buffer.from(text, 'base64').toString(),
  );
  return `${eml}\n${words}\n${Buffer.from(body, 'base64').toString()}`;
}

interface Seen {
  readonly code: number | null;
  /** Everything that people or programs can see of the run, by where. */
  readonly texts: Readonly<Record<string, string>>;
}

async function observe({ rig }: Place, all: boolean): Promise<Seen> {
  const texts: Record<string, string> = {};
  const keep = (name: string, { stdout, stderr }: { stdout: string; stderr: string }): void => {
    texts[name] = `${stdout}\n${stderr}`;
  };
  keep('plan', await rig.run(['plan', 'hostile', '-o', 'plan.json']));
  const json = await rig.run(['run', 'hostile', '--json']);
  keep('run --json', json);
  if (all) {
    keep('run', await rig.run(['run', 'hostile']));
    keep('run on a terminal', await rig.run(['run', 'hostile'], { terminal: { columns: 100, rows: 30 } }));
  }
  keep('logs', await rig.run(['logs', 'last']));
  keep('logs --output', await rig.run(['logs', 'last', '--output']));
  keep('logs --output --json', await rig.run(['logs', 'last', '--output', '--json']));
  keep('history', await rig.run(['history', '--json']));
  const report = await rig.run(['report', 'last', '-o', 'report.html']);
  keep('report', report);
  for (const path of filesBelow(rig.folder)) {
    const name = path.slice(rig.folder.length + 1);
    if (/^(?:state|plan\.json|report\.html)/.test(name)) texts[name] = readFileSync(path, 'utf8');
    if (name.startsWith('outbox/')) texts[name] = opened(readFileSync(path, 'utf8'));
    if (name.endsWith('/cmdlines')) texts[name] = readFileSync(path, 'utf8');
  }
  return { code: json.code, texts };
}

/** The first of each value's traces that is found, and where; one that is seen without the secret does not count. */
function hits(values: readonly HostileValue[], seen: Seen, control: Seen): readonly string[] {
  const ordinary = Object.values(control.texts).join('\n');
  return values.flatMap(({ name, value }) => {
    const traces = tracesOf(value).filter((trace) => !ordinary.includes(trace));
    return Object.entries(seen.texts).flatMap(([where, text]) => {
      const found = traces.find((trace) => text.includes(trace));
      return found === undefined ? [] : [`${name} in ${where}: ${JSON.stringify(found.slice(0, 60))}`];
    });
  });
}

const harmless: readonly HostileValue[] = corpus.map((_, index) => ({
  name: `harmless ${index}`,
  value: `harmless-value-${String(index).padStart(4, '0')}`,
}));

function bytesAt(rig: Rig, path: string): string {
  return readFileSync(rig.path(path)).toString('base64');
}

/** What did not arrive as it was sent, by place and value. */
function changed({ rig, names, bodies }: Place, values: readonly HostileValue[]): readonly string[] {
  const wrong: string[] = [];
  const compare = (where: string, name: string, got: string | undefined, wanted: string): void => {
    if (got !== wanted) wrong.push(`${name} at ${where}`);
  };
  const base64 = (text: string): string => Buffer.from(text).toString('base64');
  for (const [index, { name, value }] of values.entries()) {
    for (const where of ['env', 'stdin', 'script'])
      compare(where, name, bytesAt(rig, `out/${where}/S${index}`), base64(value));
    const written = JSON.parse(rig.read('out/json')) as Record<string, string>;
    compare('json', name, written[names[index] ?? ''], value);
    const post = bodies.find(({ body }) => body !== '');
    if (fitsHeader({ name, value })) compare('header', name, String(post?.headers[`x-s${index}`]), value);
  }
  const joined = values.map(({ value }) => value).join(separator);
  compare('file', 'all', rig.read('out/file'), joined);
  compare('template', 'all', rig.read('out/template'), `${joined}${separator}`);
  compare('http', 'all', bodies.find(({ body }) => body !== '')?.body, joined);
  return wrong;
}

describe.each(['local', 'sandbox', 'ssh'])('hostile secrets, %s', (kind) => {
  test.skipIf(kind === 'ssh' && typeof sshd === 'string')(
    'arrive as they are, and are seen nowhere',
    { timeout: whole ? 1_800_000 : 120_000 },
    async () => {
      const controlPlace = await place(kind, harmless);
      const control = await observe(controlPlace, false);
      expect(control.code).toBe(0);
      const hostile = await place(kind, corpus);
      const seen = await observe(hostile, kind === 'local');
      expect(seen.code, seen.texts['logs']).toBe(0);
      expect(changed(hostile, corpus)).toEqual([]);
      expect(hits(corpus, seen, control)).toEqual([]);
      // The looking itself: a value that is not masked is found.
      expect(hits([{ name: 'word', value: 'run-started' }], seen, { code: 0, texts: {} })).not.toEqual([]);
    },
  );
});

test('a secret of fewer than 8 characters is refused when it is read, before the step begins', async () => {
  const { rig } = await place('local', [{ name: 'short', value: '1234567' }]);
  rig.write(
    'runbooks/short.yaml',
    `apiVersion: runbook/v1
name: short
summary: For a test
target: host
secrets: { short: { from: s0 } }
steps:
  - { id: use, run: touch used, env: { SHORT: "{{ secrets.short }}" }, effect: read }
`,
  );
  const { code, stdout } = await rig.run(['run', 'short']);
  expect(code).toBe(1);
  expect(stdout).toContain('fewer than 8 characters');
  expect(filesBelow(rig.folder).filter((path) => path.endsWith('/used'))).toEqual([]);
});
