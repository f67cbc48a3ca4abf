import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openSandbox } from '../../engine/adapters/sandbox/open-sandbox.ts';
import { servedCertificate } from '../../engine/adapters/network/served-certificate.ts';
import { openProjectRig } from '../support/project.ts';
import type { ProjectRig } from '../support/project.ts';
import type { Finished } from '../support/rig.ts';

const name = 'git.sandbox.test';
const never = new AbortController().signal;

function host(rig: ProjectRig, ...path: readonly string[]): string {
  return join(rig.sandbox, 'host', ...path);
}

/** Sets what certbot goes by: so many days before the end is a certificate due. */
function dueBefore(rig: ProjectRig, days: number): void {
  const path = host(rig, 'letsencrypt', 'renewal', `${name}.conf`);
  const settings = readFileSync(path, 'utf8').replace(/^.*renew_before_expiry.*$/mu, '');
  writeFileSync(path, `renew_before_expiry = ${days} days\n${settings}`);
}

function editNginx(rig: ProjectRig, from: string, to: string): void {
  const path = host(rig, 'nginx', 'conf.d', 'gitea.conf');
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
}

interface Certificate {
  readonly version: string;
  readonly onDisk: string;
  readonly served: string;
  readonly archived: number;
}

async function certificate(rig: ProjectRig): Promise<Certificate> {
  const live = host(rig, 'letsencrypt', 'live', name, 'fullchain.pem');
  const sandbox = await openSandbox(rig.sandbox, { grace: 0 });
  try {
    const [address = '', port] = ((await sandbox.containers.attributes())['tlsAddress'] ?? '').split(':');
    const request = { host: address, port: Number(port), serverName: name };
    const { pem } = await servedCertificate(request, never);
    return {
      version: readlinkSync(live).split('/').at(-1) ?? '',
      onDisk: new X509Certificate(readFileSync(live)).serialNumber,
      served: new X509Certificate(pem).serialNumber,
      archived: readdirSync(host(rig, 'letsencrypt', 'archive', name)).length / 4,
    };
  } finally {
    await sandbox.close();
  }
}

/** The machine stays on as it does in real life: switching it off and on would load what is on disk. */
async function on<T>(rig: ProjectRig, work: () => Promise<T>): Promise<T> {
  const sandbox = await openSandbox(rig.sandbox, { grace: 0 });
  try {
    return await work();
  } finally {
    await sandbox.close();
  }
}

async function renew(rig: ProjectRig, ...more: readonly string[]): Promise<Finished & { outcome: string }> {
  const ended = await rig.run(['run', 'renew-cert', '--json', ...more]);
  return { ...ended, outcome: /"outcome":"(?<it>[^"]+)"/u.exec(ended.stdout)?.groups?.['it'] ?? '' };
}

function mails(rig: ProjectRig): readonly string[] {
  const outbox = rig.path('.runbook/outbox');
  return existsSync(outbox) ? readdirSync(outbox) : [];
}

function copies(rig: ProjectRig): readonly string[] {
  const work = host(rig, 'runbook');
  return existsSync(work) ? readdirSync(work, { recursive: true, encoding: 'utf8' }) : [];
}

describe('renew-cert', () => {
  test('finds nothing due, twice, and says nothing', async () => {
    await using rig = await openProjectRig();
    await on(rig, async () => {
      const before = await certificate(rig);
      for (let time = 0; time < 2; time += 1) {
        const { code, outcome, stdout } = await renew(rig);
        expect([code, outcome], stdout).toEqual([0, 'unchanged']);
      }
      expect(await certificate(rig)).toEqual(before);
      expect(mails(rig)).toEqual([]);
      expect(copies(rig)).toEqual([]);
    });
  });

  test('renews what is due, and sees that it is served', async () => {
    await using rig = await openProjectRig();
    await on(rig, async () => {
      const before = await certificate(rig);
      dueBefore(rig, 100);
      const { code, outcome, stdout } = await renew(rig);
      expect([code, outcome], stdout).toEqual([0, 'succeeded']);
      const after = await certificate(rig);
      expect(after).toMatchObject({ version: 'fullchain2.pem', archived: 2 });
      expect(after.served).toBe(after.onDisk);
      expect(after.served).not.toBe(before.served);
      expect(mails(rig)).toHaveLength(1);
      // Copies of private keys are not left lying about.
      expect(copies(rig)).toEqual([]);
    });
  });

  test('goes back when nginx rejects its configuration, and takes up the same certificate once it is repaired', async () => {
    await using rig = await openProjectRig();
    await on(rig, async () => {
      const before = await certificate(rig);
      dueBefore(rig, 100);
      editNginx(rig, 'proxy_pass', 'proxy_pas');
      for (let time = 0; time < 2; time += 1) {
        const { code, outcome, stdout } = await renew(rig);
        expect([code, outcome], stdout).toEqual([1, 'rolled-back']);
        expect(stdout).toContain('unknown directive');
        // The new one waits in the archive: the second run does not ask for another.
        expect(await certificate(rig)).toEqual({ ...before, archived: 2 });
        expect(mails(rig)).toHaveLength(time + 1);
        expect(copies(rig)).toEqual([]);
      }
      editNginx(rig, 'proxy_pas ', 'proxy_pass ');
      const { code, stdout } = await renew(rig);
      expect(code, stdout).toBe(0);
      const after = await certificate(rig);
      expect(after).toMatchObject({ version: 'fullchain2.pem', archived: 2 });
      expect(after.served).toBe(after.onDisk);
    });
  });

  test('goes back when the site does not answer with it, and the old one is served again', async () => {
    await using rig = await openProjectRig();
    await on(rig, async () => {
      const before = await certificate(rig);
      const runbook = rig.read('runbooks/renew-cert.yaml').replace('/api/healthz"', '/nowhere"');
      rig.write('runbooks/renew-cert.yaml', runbook.replace('{{ vars.startup }}', '1s'));
      const { code, outcome, stdout } = await renew(rig, '--input', 'force=true');
      expect([code, outcome], stdout).toEqual([1, 'rolled-back']);
      expect(await certificate(rig)).toEqual({ ...before, archived: 2 });
    });
  });

  test('is refused before anything is asked of the authority when its challenge would not be answered', async () => {
    await using rig = await openProjectRig();
    await on(rig, async () => {
      const before = await certificate(rig);
      dueBefore(rig, 100);
      editNginx(rig, '/.well-known/acme-challenge/', '/.well-known/another/');
      const sandbox = await openSandbox(rig.sandbox, { grace: 0 });
      await sandbox.containers.stop('nginx', never);
      await sandbox.containers.start('nginx', never);
      const { code, outcome, stdout } = await renew(rig);
      expect([code, outcome], stdout).toEqual([1, 'rolled-back']);
      expect(stdout).toContain('acme-challenge/runbook answered with status 404');
      expect(await certificate(rig)).toEqual(before);
      await sandbox.close();
    });
  });

  test('loads a certificate that somebody renewed by hand', async () => {
    await using rig = await openProjectRig();
    await on(rig, async () => {
      const sandbox = await openSandbox(rig.sandbox, { grace: 0 });
      const argv = ['renew', '--webroot', '-w', '/var/www/acme', '--force-renewal'] as const;
      const identity = { run: 'test', step: 'step', attempt: 1 };
      await sandbox.containers.runOnce('certbot', undefined, { argv, identity }, never);
      const between = await certificate(rig);
      expect(between.served).not.toBe(between.onDisk);
      const { code, outcome, stdout } = await renew(rig);
      expect([code, outcome], stdout).toEqual([0, 'succeeded']);
      expect(await certificate(rig)).toEqual({ ...between, served: between.onDisk });
      await sandbox.close();
    });
  });
});
