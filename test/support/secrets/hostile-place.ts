import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cloneSandbox } from '../../../engine/adapters/sandbox/clone-sandbox.ts';
import { onTestFinished } from 'vitest';
import { openRig } from '../rig.ts';
import type { Rig } from '../rig.ts';
import { preparedSandbox } from '../sandbox.ts';
import { runningSshd } from '../ssh/start-sshd.ts';
import type { RunningSshd } from '../ssh/start-sshd.ts';
import type { HostileValue } from './corpus.ts';
import { startEcho } from './echo-server.ts';
import type { GotRequest } from './echo-server.ts';
import { hostileRunbook } from './hostile-runbook.ts';
import { isFileName } from './input-steps.ts';
import { separator } from './separator.ts';

/** Where the steps of a runbook run. */
export type HostileTarget = 'local' | 'sandbox' | 'ssh';

/** A project with a runbook that gives hostile values to everything. */
export interface Place {
  readonly rig: Rig;
  /** What the runbook calls the values. */
  readonly names: readonly string[];
  /** What the server was sent that the runbook speaks to. */
  readonly bodies: readonly GotRequest[];
}

/** What a place is made from. */
export interface PlaceParts {
  readonly from: 'secrets' | 'inputs';
  readonly on: HostileTarget;
  readonly values: readonly HostileValue[];
  /** The server of the target `ssh`, or why there is none. */
  readonly sshd: RunningSshd | string;
}

/** What a header of a request can carry as it is. */
function fitsHeader({ value }: HostileValue): boolean {
  return /^[\u0021-\u007E](?:[\u0020-\u007E]*[\u0021-\u007E])?$/.test(value) && value.length < 500;
}

function target({ on, sshd }: PlaceParts): object {
  if (on !== 'ssh') return { transport: 'local' };
  const { address, port, user, identityFile, hostKey } = runningSshd(sshd).settings;
  const stateDirectory = `${runningSshd(sshd).folder}/state`;
  return { transport: 'ssh', address, port, user, identityFile, hostKey, stateDirectory };
}

/** JSON that is YAML as well, whose readers take no control characters. */
function yamlOf(value: unknown): string {
  return JSON.stringify(value).replaceAll(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Makes a place; it is gone after the test. */
export async function hostilePlace(parts: PlaceParts): Promise<Place> {
  const { from, on, values } = parts;
  const rig = openRig();
  onTestFinished(() => rig[Symbol.asyncDispose]());
  const { url, requests } = await startEcho();
  const names = values.map((_, index) => `s${index}`);
  const headers = names.filter((_, index) => fitsHeader(values[index] ?? { name: '', value: '' }));
  const containers = on === 'sandbox';
  rig.write(
    'runbooks/hostile.yaml',
    hostileRunbook({ from, names, headers, target: 'host', out: rig.path('out'), url, containers }),
  );
  rig.write('runbooks/all.hbs', `{{#each all}}{{this}}${separator}{{/each}}`);
  rig.write('runbooks/receive.sh', 'exec "$1" "$2" env "$3"\n');
  rig.write('runbooks/project.yaml', 'apiVersion: runbook/v1\nkind: Project\nenvironment: test\n');
  rig.write('out/.keep', '');
  const given = Object.fromEntries(names.map((name, index) => [name, values[index]?.value]));
  writeFileSync(rig.path('secrets.json'), JSON.stringify(given), { mode: 0o600 });
  const all = values.map(({ value }) => value);
  rig.write('inputs.yaml', yamlOf({ ...given, all, filenames: all.filter(isFileName) }));
  rig.write('runbooks/environments/test.yaml', environment(parts, rig));
  if (containers) await cloneSandbox(await preparedSandbox(), rig.path('host'));
  return { rig, names, bodies: requests };
}

function environment(parts: PlaceParts, rig: Rig): string {
  return JSON.stringify({
    apiVersion: 'runbook/v1',
    kind: 'Environment',
    name: 'test',
    targets: { host: target(parts) },
    secrets: { kind: 'file', path: rig.path('secrets.json') },
    mail: { kind: 'outbox', path: rig.path('outbox'), from: 'a@example.org', to: ['b@example.org'] },
    ...(parts.on === 'sandbox' ? { containers: { kind: 'sandbox', directory: '../../host' } } : {}),
  });
}

/** The paths of all files below a folder. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** What did not arrive as it was sent, by place and value. */
export function changedValues(
  { rig, names, bodies }: Place,
  values: readonly HostileValue[],
): readonly string[] {
  const wrong: string[] = [];
  const compare = (where: string, name: string, got: string | undefined, wanted: string): void => {
    if (got !== wanted) wrong.push(`${name} at ${where}`);
  };
  const base64At = (path: string): string => readFileSync(rig.path(path)).toString('base64');
  const post = bodies.find(({ body }) => body !== '');
  const written = JSON.parse(rig.read('out/json')) as Record<string, string>;
  for (const [index, { name, value }] of values.entries()) {
    for (const where of ['env', 'stdin', 'script']) {
      compare(where, name, base64At(`out/${where}/S${index}`), Buffer.from(value).toString('base64'));
    }
    compare('json', name, written[names[index] ?? ''], value);
    if (fitsHeader({ name, value })) compare('header', name, String(post?.headers[`x-s${index}`]), value);
  }
  const joined = values.map(({ value }) => value).join(separator);
  compare('file', 'all', rig.read('out/file'), joined);
  compare('template', 'all', rig.read('out/template'), `${joined}${separator}`);
  compare('http', 'all', post?.body, joined);
  return wrong;
}
