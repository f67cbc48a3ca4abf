import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servedCertificate } from '../../engine/adapters/network/served-certificate.ts';
import { type AcmeServer, addressIn, startAcmeServer } from './support/acme-server.ts';
import { record } from './support/cases.ts';
import { docker } from './support/docker.ts';
import { deployment, services } from './support/host.ts';
import { openPlace, type Place, redeploy, root } from './support/place.ts';
import { command, type Ended, outcomeOf } from './support/run.ts';

const domain = 'git.e2e.test';
const network = 'gitea_outside';
const letsencrypt = join(deployment, 'letsencrypt');
const live = join(letsencrypt, 'live', domain);
const configuration = join(deployment, 'nginx/live/gitea.conf');
const never = new AbortController().signal;
const identity = { run: 'e2e', step: 'prepare', attempt: 1 };

function certbot(...argv: readonly [string, ...string[]]): Promise<string> {
  let output = '';
  const onOutput = (_stream: string, chunk: Uint8Array): void =>
    void (output += new TextDecoder().decode(chunk));
  return services()
    .runOnce('certbot', undefined, { argv, identity, onOutput }, never)
    .then(({ exitCode }) => {
      if (exitCode !== 0) throw new Error(`certbot ended with ${exitCode}: ${output}`);
      return output;
    });
}

async function nginx(...argv: readonly string[]): Promise<void> {
  const { exitCode } = await services().exec('nginx', { argv: ['nginx', ...argv], identity }, never);
  if (exitCode !== 0) throw new Error(`nginx ${argv.join(' ')} ended with ${exitCode}`);
}

/** What certbot goes by besides the authority's advice: so many days before its end is a certificate due. */
function dueBefore(days: number): void {
  const path = join(letsencrypt, 'renewal', `${domain}.conf`);
  const settings = readFileSync(path, 'utf8').replace(/^.*renew_before_expiry.*$/mu, '');
  writeFileSync(path, `renew_before_expiry = ${days} days\n${settings}`);
}

interface Certificate {
  readonly version: string;
  readonly onDisk: string;
  readonly served: string;
  readonly archived: number;
}

/** The processes of nginx that answer, as the host counts them. */
function workers(): ReadonlySet<string> {
  const table = docker('top', 'gitea-nginx-1', '-eo', 'pid,args');
  return new Set([...table.matchAll(/^ *(\d+) +nginx: worker/gmu)].map(([, pid = '']) => pid));
}

/** Once the last of the workers from before a reload has ended: for a moment both they and the new ones answer. */
async function settled(before: ReadonlySet<string>): Promise<Certificate> {
  await expect.poll(() => [...workers().intersection(before)], { timeout: 20_000 }).toEqual([]);
  return certificate();
}

async function certificate(): Promise<Certificate> {
  const request = { host: '127.0.0.1', port: 18_443, serverName: domain };
  const { pem } = await servedCertificate(request, never);
  return {
    version: readlinkSync(join(live, 'fullchain.pem')).split('/').at(-1) ?? '',
    onDisk: new X509Certificate(readFileSync(join(live, 'fullchain.pem'))).serialNumber,
    served: new X509Certificate(pem).serialNumber,
    archived: readdirSync(join(letsencrypt, 'archive', domain)).length / 4,
  };
}

describe('renew-cert, with certbot, nginx and an authority', { timeout: 5 * 60_000 }, () => {
  let place: Place;
  let authority: AcmeServer;

  const mails = (): number => {
    const outbox = join(place.folder, '.runbook/docker/outbox');
    return existsSync(outbox) ? readdirSync(outbox).length : 0;
  };
  const renew = async (name: string): Promise<Ended> => {
    const ended = await command(place, 'run', 'renew-cert');
    record({ name: `renew-cert: ${name}`, outcome: outcomeOf(ended) });
    return ended;
  };

  beforeAll(async () => {
    redeploy();
    authority = startAcmeServer({ network, domain, address: addressIn(network, 'gitea-nginx-1') });
    mkdirSync(letsencrypt, { recursive: true });
    // Its certificate is of nobody's authority; that is what the tests leave out.
    writeFileSync(join(letsencrypt, 'cli.ini'), 'no-verify-ssl = true\n');
    const account = ['--agree-tos', '--register-unsafely-without-email', '--non-interactive'];
    const webroot = ['--webroot', '--webroot-path', '/var/www/acme', '--domain', domain];
    await certbot('certonly', ...webroot, ...account, '--server', authority.directory);
    const template = readFileSync(join(root, 'compose/nginx/https/gitea.conf'), 'utf8');
    writeFileSync(configuration, template.replaceAll('{{ vars.domain }}', domain));
    await nginx('-s', 'reload');
    place = openPlace((environment) => {
      // Nobody here trusts that authority, so the last look goes to Gitea past nginx.
      Object.assign(environment.vars, { domain, url: environment.vars['internalUrl'] });
    });
  }, 180_000);
  afterAll(() => {
    authority.end();
    place.end();
  });

  it('finds nothing due', async () => {
    // The file for the authority's way is written by the first run.
    await renew('first run');
    const before = await certificate();
    const mailed = mails();
    const { code, output } = await renew('not due');
    expect(code, output).toBe(0);
    expect(output).toContain('nothing had to change');
    expect(await certificate()).toEqual(before);
    expect(mails()).toBe(mailed);
  });

  it('renews what is due, and it is served', async () => {
    const before = await certificate();
    const old = workers();
    expect(old.size).toBeGreaterThan(0);
    dueBefore(4000);
    const { code, output } = await renew('due');
    expect(code, output).toBe(0);
    const after = await settled(old);
    expect(after).toMatchObject({ version: 'fullchain2.pem', archived: 2, served: after.onDisk });
    expect(after.served).not.toBe(before.served);
  });

  it('goes back when nginx rejects its configuration, and takes the same certificate up later', async () => {
    const before = await certificate();
    const sound = readFileSync(configuration, 'utf8');
    writeFileSync(configuration, sound.replace('proxy_pass', 'proxy_pas'));
    const mailed = mails();
    const { code, output } = await renew('renewed, nginx rejects its configuration');
    expect(code, output).toBe(1);
    expect(output).toContain('unknown directive');
    expect(await certificate()).toEqual({ ...before, archived: 3 });
    expect(mails()).toBe(mailed + 1);
    writeFileSync(configuration, sound);
    dueBefore(1);
    const old = workers();
    const repaired = await renew('after the repair');
    expect(repaired.code, repaired.output).toBe(0);
    const after = await settled(old);
    expect(after).toMatchObject({ version: 'fullchain3.pem', archived: 3, served: after.onDisk });
  });

  it('keeps the old one when the authority does not answer', async () => {
    const before = await certificate();
    dueBefore(4000);
    docker('stop', '--time', '1', authority.container);
    const { code, output } = await renew('the authority does not answer');
    expect(code, output).toBe(1);
    expect(await certificate()).toEqual(before);
    expect(
      existsSync(join(deployment, 'work')) ? readdirSync(join(deployment, 'work')) : [],
    ).not.toContainEqual(expect.stringContaining('letsencrypt'));
  });
});
