import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findTerraform } from '../../.dev/terraform/find.ts';
import { openRig, program, type Finished, type Rig } from '../support/rig.ts';
import { type AcmeServer, addressIn, startAcmeServer } from './support/acme-server.ts';
import { type BareHost, startBareHost } from './support/bare-host.ts';
import { record } from './support/cases.ts';
import { account, startCloudService, type CloudService } from './support/cloud-service.ts';
import { docker } from './support/docker.ts';
import { fingerprintOf, seed } from './support/lost-host.ts';
import { anybody } from './support/object-service.ts';
import { dockerSettings, makeKey, packEngine } from './support/operator.ts';
import { domain, prepareAccount, states, zone } from './support/played-account.ts';
import { playAddress, type PlayedAddress } from './support/played-address.ts';
import { type EnvironmentFile, root } from './support/place.ts';
import { outcomeOf } from './support/run.ts';

const terraform = findTerraform();
const leftOut = typeof terraform === 'string' ? ` (left out: ${terraform})` : '';
const minute = 60_000;

/** Ansible, in a container that is otherwise this machine. */
const ansible = (rig: Rig): string => `#!/bin/sh
exec docker run --rm --init --network host --volume ${rig.folder}:${rig.folder} --volume ${rig.path('hosts')}:/etc/hosts:ro \\
  --workdir "$PWD" --env HOME=/tmp $(env | sed -n 's/^\\(ANSIBLE_[A-Z_]*\\)=.*/--env \\1/p') runbook-e2e/ansible:1 ansible-playbook "$@"
`;

/** The program, with a resolver that knows the name of the forge as the world's does. */
const engine = (rig: Rig): string => `#!/bin/sh
exec unshare --mount sh -c 'mount --bind "$0" /etc/hosts && exec "$@"' ${rig.path('hosts')} ${process.execPath} ${program} "$@"
`;

function writePrograms(rig: Rig): void {
  for (const [name, text] of Object.entries({ 'ansible-playbook': ansible(rig), engine: engine(rig) })) {
    chmodSync(rig.write(`bin/${name}`, text), 0o755);
  }
}

/** What the host is told by the playbooks, as an operator would fill it in. */
function writeInventory(rig: Rig, key: string): void {
  cpSync(join(root, 'ansible'), rig.path('ansible'), { recursive: true });
  const facts = {
    ansible_user: 'root',
    ansible_ssh_private_key_file: key,
    gitea_domain: domain,
    runbook_release: rig.path('release'),
    system_docker_settings: dockerSettings(),
  };
  rig.write('ansible/inventory.yml', JSON.stringify({ gitea: { hosts: { [domain]: facts } } }));
}

/** The environment `production`, filled in, with moto for AWS and a certificate authority of our own. */
function writeEnvironment(
  rig: Rig,
  places: {
    readonly infrastructure: unknown;
    readonly endpoint: string;
    readonly key: string;
    readonly acme: string;
  },
): void {
  const shipped = parse(
    readFileSync(join(root, 'runbooks/environments/production.yaml'), 'utf8'),
  ) as EnvironmentFile & { readonly targets: { readonly host: object } };
  const bucket = { kind: 's3', bucket: `gitea-backups-${account}`, region: 'eu-central-1' };
  const backups = { ...bucket, prefix: 'gitea/', endpoint: places.endpoint };
  const environment = {
    ...shipped,
    name: 'cloud',
    targets: { ...shipped.targets, host: { ...shipped.targets.host, identityFile: places.key } },
    infrastructure: places.infrastructure,
    // moto knows no permissions, so one account plays all roles.
    stores: { backups, restore: backups, maintenance: backups },
    mail: { kind: 'outbox', path: rig.path('outbox'), from: `a@${domain}`, to: [`b@${domain}`] },
    vars: {
      ...shipped.vars,
      playbooks: rig.path('ansible'),
      schedule: { project: '/opt/runbook/current', environment: 'production' },
      acme: { email: `a@${domain}`, server: places.acme, rehearsal: places.acme },
      checks: {
        egress: `http://${addressIn('bridge', 'runbook-e2e-registry')}:5000/v2/`,
        metadata: 'http://127.0.0.1:9/',
      },
    },
  };
  rig.write('runbooks/environments/cloud.yaml', JSON.stringify(environment));
}

describe.skipIf(typeof terraform === 'string')(`a host in a played account${leftOut}`, () => {
  let rig: Rig;
  let cloud: CloudService;
  let acme: AcmeServer | undefined;
  let host: BareHost | undefined;
  /** The address that the account gave to the host. */
  let way: PlayedAddress | undefined;
  let before: string;
  let key: ReturnType<typeof makeKey>;
  let infrastructure: unknown;

  const run = (...args: readonly string[]): Promise<Finished> => {
    const env = {
      ...anybody,
      AWS_ENDPOINT_URL: cloud.url,
      AWS_REGION: 'eu-central-1',
      NO_COLOR: '1',
      PATH: `${rig.path('bin')}:${process.env['PATH'] ?? ''}`,
      NODE_EXTRA_CA_CERTS: rig.path('root.pem'),
    };
    return rig.run(['engine', 'run', ...args, '--approve', 'all', '--env', 'cloud'], { env, shell: true });
  };
  const succeed = async (...args: readonly string[]): Promise<Finished> => {
    const finished = await run(...args);
    expect(finished.code, `${finished.stdout.slice(-4000)}${finished.stderr.slice(-2000)}`).toBe(0);
    return finished;
  };
  /** The first boot of the instance that comes after `previous`: the container that plays it gets its address and tells its key. */
  const boot = async (previous: string): Promise<BareHost> => {
    const wait = { timeout: 10 * minute, interval: 500 };
    await expect.poll(async () => ['', previous].includes(await cloud.instance()), wait).toBe(false);
    await expect.poll(() => cloud.address(), wait).not.toBe('');
    const address = await cloud.address();
    const made = startBareHost({ authorized: key.publicFile, domain });
    host = made;
    way ??= await playAddress([address, gateway()], [22, 80, 443]);
    way.lead(made.address);
    writeFileSync(rig.path('hosts'), `127.0.0.1 localhost\n${address} ${domain}\n`);
    await cloud.putParameter('/gitea/host-key', `${await cloud.instance()} ${made.key}`);
    return made;
  };
  const environment = (directory: string): void =>
    writeEnvironment(rig, { infrastructure, endpoint: cloud.url, key: key.file, acme: directory });

  beforeAll(async () => {
    if (typeof terraform === 'string') throw new Error(terraform);
    rig = openRig();
    cloud = await startCloudService(states, zone);
    key = makeKey(rig.folder);
    const publicKey = readFileSync(key.publicFile, 'utf8').trim();
    infrastructure = prepareAccount(rig, {
      environment: 'cloud',
      plugins: terraform.plugins,
      key: publicKey,
    });
    cpSync(join(root, 'compose'), rig.path('compose'), { recursive: true });
    packEngine(rig.path('release'));
    for (const name of ['hosts', 'root.pem']) rig.write(name, '');
    writePrograms(rig);
    writeInventory(rig, key.file);
    environment('https://acme.invalid/dir');
  }, 5 * minute);
  afterAll(async () => {
    host?.remove();
    acme?.end();
    await way?.end();
    await rig[Symbol.asyncDispose]();
    await cloud.end();
  }, minute);

  it('is made by `provision` and brought up by `deploy`', { timeout: 15 * minute }, async () => {
    const [, made] = await Promise.all([succeed('provision'), boot('')]);
    acme = startAcmeServer({ network: 'bridge', domain, address: gateway() });
    rig.write('root.pem', acme.root);
    environment(acme.directory);
    const deployed = await succeed('deploy');
    record({ name: 'deploy: onto a bare host over ssh', outcome: outcomeOf(outputOf(deployed)) });
    const { password } = JSON.parse(await cloud.secret('gitea/database')) as { password: string };
    expect(made.tell('cat /opt/gitea/secrets/postgres/password')).toBe(password);
    expect(made.tell('systemctl is-active runbook-run-backup.timer')).toBe('active\n');
    expect((await succeed('deploy')).stdout).toContain('nothing had to change');
  });

  it('has a backup in the bucket', { timeout: 5 * minute }, async () => {
    host?.tell(seed);
    await succeed('backup');
    before = host === undefined ? '' : fingerprintOf(host);
  });

  it('comes back by `rebuild` when all of it is lost', { timeout: 20 * minute }, async () => {
    const lost = await cloud.instance();
    way?.lead(undefined);
    host?.remove();
    host = undefined;
    await cloud.terminate(lost);
    const began = performance.now();
    const [finished, made] = await Promise.all([succeed('rebuild'), boot(lost)]);
    const interruption = (performance.now() - began) / 1000;
    const equal = fingerprintOf(made) === before;
    const outcome = outcomeOf(outputOf(finished));
    const data = equal ? 'equal' : 'DIFFERS';
    record({ name: 'rebuild: host and disks lost', outcome, interruption, data });
    expect(equal).toBe(true);
    expect(finished.stdout).toMatch(/^ {2}took +(?:\d+m)?\d+s$/m);
    expect(made.tell('systemctl is-active runbook-run-backup.timer')).toBe('active\n');
    await succeed('health-check');
  });
});

/** This machine's address among the containers. */
function gateway(): string {
  return docker('network', 'inspect', '--format', '{{(index .IPAM.Config 0).Gateway}}', 'bridge').trim();
}

function outputOf({ code, stdout, stderr }: Finished): { readonly code: number; readonly output: string } {
  return { code: code ?? -1, output: `${stdout}${stderr}` };
}
