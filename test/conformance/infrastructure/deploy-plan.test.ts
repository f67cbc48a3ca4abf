import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { type Finished, openRig, type Rig } from '../../support/rig.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const domain = 'git.example.org';

interface World {
  /** What the host's resolver says of the name; nothing where it knows none. */
  readonly resolved?: string;
  readonly vars?: Readonly<Record<string, unknown>>;
  readonly target?: Readonly<Record<string, unknown>>;
}

/** The shipped runbooks on a bare host, which is a folder of this machine without Docker. */
interface BareRig extends Rig {
  readonly deployment: string;
  act(verb: 'plan' | 'run', name: string, world?: World): Promise<Finished>;
}

function openBareRig(): BareRig {
  const rig = openRig();
  for (const name of ['runbooks', 'compose']) cpSync(`${root}${name}`, rig.path(name), { recursive: true });
  const deployment = rig.path('gitea');
  mkdirSync(deployment);
  chmodSync(rig.write('bin/docker', '#!/bin/sh\necho "no daemon" >&2; exit 1\n'), 0o755);
  return {
    ...rig,
    deployment,
    act(verb, name, { resolved = '', vars = {}, target = { transport: 'local' } } = {}) {
      const answer = resolved === '' ? 'exit 2' : `echo "${resolved} STREAM $2"`;
      chmodSync(rig.write('bin/getent', `#!/bin/sh\n${answer}\n`), 0o755);
      rig.write('runbooks/environments/bare.yaml', environment(rig, deployment, vars, target));
      const env = { PATH: `${rig.path('bin')}:${process.env['PATH'] ?? ''}` };
      return rig.run([verb, name, '--env', 'bare'], { env });
    },
  };
}

function environment(rig: Rig, deployment: string, vars: World['vars'], host: World['target']): string {
  const at = (name: string): string => `${deployment}/${name}`;
  return JSON.stringify({
    apiVersion: 'runbook/v1',
    kind: 'Environment',
    name: 'bare',
    targets: { here: { transport: 'local' }, host },
    containers: { kind: 'compose', target: 'host', directory: deployment },
    database: { service: 'postgres', database: 'gitea', user: 'gitea' },
    stores: { backups: { kind: 'directory', path: rig.path('backups') } },
    secrets: { kind: 'env' },
    mail: { kind: 'outbox', path: rig.path('outbox'), from: `a@${domain}`, to: [`b@${domain}`] },
    vars: {
      domain,
      url: `https://${domain}`,
      plainUrl: `http://${domain}`,
      tlsAddress: `${domain}:443`,
      internalUrl: 'http://127.0.0.1:3000',
      startup: '1s',
      acme: { email: `root@${domain}` },
      ports: { http: '80', https: '443', ssh: '2222', gitea: '3000' },
      paths: {
        deployment,
        data: at('data'),
        letsencrypt: at('letsencrypt'),
        acme: at('acme'),
        secrets: at('secrets'),
        repositories: at('data/git/repositories'),
        work: at('work'),
      },
      ...vars,
    },
  });
}

/** What instances of AWS are told about themselves, by whoever has a token. */
async function startMetadata(address: string): Promise<string> {
  const server = createServer(({ method, url, headers }, response) => {
    if (method === 'PUT' && url === '/latest/api/token') response.end('a-token');
    else if (headers['x-aws-ec2-metadata-token'] !== 'a-token') response.writeHead(401).end();
    else if (url === '/latest/meta-data/public-ipv4') response.end(address);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/latest/meta-data/`;
}

/** What stands in the way, without its line breaks. */
function inTheWay(stdout: string): string {
  const lines = /^In the way\n(?<lines>[^]*?)\n\n/m.exec(stdout)?.groups?.['lines'] ?? '';
  return lines.replaceAll(/\s+/g, ' ');
}

describe('the plan of a first deploy', () => {
  test('names every step, and finds nothing in the way of a bare host', async () => {
    await using rig = openBareRig();
    const { code, stdout } = await rig.act('plan', 'deploy', {
      resolved: '198.51.100.7',
      vars: { address: '198.51.100.7' },
    });
    expect(code, stdout).toBe(0);
    // A step without a name would be told by its id alone.
    const steps = parse(readFileSync(`${root}runbooks/deploy.yaml`, 'utf8')) as {
      steps: { name?: string }[];
    };
    const names = steps.steps.map(({ name }) => name ?? 'a step without a name');
    const told = stdout.replaceAll(/\s+/g, ' ');
    const skipped = ['bring the database', 'prepare the host', 'have the host start', 'set the runners up'];
    const shown = names.filter((name) => !skipped.some((beginning) => name.startsWith(beginning)));
    expect(shown.filter((name) => !told.includes(name))).toEqual([]);
    expect(existsSync(`${rig.deployment}/compose.yaml`)).toBe(false);
  });

  test.each([
    [
      'leads elsewhere',
      '203.0.113.9',
      /git\.example\.org leads to 203\.0\.113\.9, and this host is 198\.51\.100\.7/,
    ],
    ['is known to nobody', '', /the DNS knows no address of git\.example\.org/],
  ])('says that the name %s, before the authority would', async (_what, resolved, message) => {
    await using rig = openBareRig();
    const world = { resolved, vars: { address: '198.51.100.7' } };
    const planned = await rig.act('plan', 'deploy', world);
    expect(planned.code).toBe(1);
    expect(inTheWay(planned.stdout)).toMatch(message);
  });

  test('asks an instance of AWS for its address where nobody said it', async () => {
    await using rig = openBareRig();
    const metadata = await startMetadata('198.51.100.7');
    const world = (resolved: string): World => ({ resolved, vars: { checks: { metadata } } });
    const elsewhere = await rig.act('plan', 'deploy', world('203.0.113.9'));
    expect(inTheWay(elsewhere.stdout)).toMatch(/and this host is 198\.51\.100\.7/);
    expect((await rig.act('plan', 'deploy', world('198.51.100.7'))).code).toBe(0);
    // Also where the certificate is asked for by itself.
    const alone = await rig.act('plan', 'issue-cert', world('203.0.113.9'));
    expect(inTheWay(alone.stdout)).toMatch(/and this host is 198\.51\.100\.7/);
  });

  test('offers what is in the store, and refuses to start empty beside it', async () => {
    await using rig = openBareRig();
    for (const set of ['20261030-020000-aaaa', '20261101-020000-bbbb']) {
      rig.write(`backups/sets/${set}/manifest.json`, '{}');
    }
    const world = { resolved: '198.51.100.7' };
    const planned = await rig.act('plan', 'deploy', world);
    expect(planned.code).toBe(1);
    const said = inTheWay(planned.stdout);
    expect(said).toContain('sets: 2, the newest 20261101-020000-bbbb');
    expect(said).toContain('`runbook run restore --input set=20261101-020000-bbbb`');
    const refused = await rig.act('run', 'deploy', world);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('restore --input set=20261101-020000-bbbb');
    expect(readdirSync(rig.deployment)).toEqual([]);
  });

  test('says once that the host cannot be reached, and how that is put right', async () => {
    await using rig = openBareRig();
    const identityFile = rig.path('key');
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', identityFile]);
    const hostKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIWv1s0cM8F2yLh7p0xKQ2n7b7v3S5bJQ1YwVb0p3E9T';
    const target = { transport: 'ssh', address: '127.0.0.1', port: 9, user: 'root', identityFile, hostKey };
    const planned = await rig.act('plan', 'deploy', { target });
    expect(planned.code).toBe(1);
    // One cause, told once.
    expect(inTheWay(planned.stdout)).toMatch(
      /^ requires:room, sets, found, stage, name\/lookup, known: cannot connect to root@127\.0\.0\.1:9 \(target host\): connect ECONNREFUSED \S+ help: [^:]+$/,
    );
    const ran = await rig.act('run', 'deploy', { target });
    expect(ran.code).toBe(7);
    expect(ran.stdout).toMatch(/127\.0\.0\.1:9/);
  });
});
