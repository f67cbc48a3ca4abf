import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findTerraform } from '../../.dev/terraform/find.ts';
import { openRig, type Rig } from '../support/rig.ts';
import { startCloudService, type CloudService } from './support/cloud-service.ts';
import { anybody } from './support/object-service.ts';
import { backupStore, domain, prepareAccount, states, zone } from './support/played-account.ts';

const terraform = findTerraform();
const leftOut = typeof terraform === 'string' ? ` (left out: ${terraform})` : '';
const minute = 60_000;

/** An environment whose host is a folder of this machine, named by the instance. */
function prepare(rig: Rig, plugins: string, url: string): void {
  const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIWv1s0cM8F2yLh7p0xKQ2n7b7v3S5bJQ1YwVb0p3E9T operator';
  const infrastructure = prepareAccount(rig, { environment: 'moto', plugins, key });
  const environment = {
    apiVersion: 'runbook/v1',
    kind: 'Environment',
    name: 'moto',
    targets: {
      here: { transport: 'local' },
      host: { transport: 'local', stateDirectory: `${rig.path('hosts')}/{{ infrastructure.instance_id }}` },
    },
    infrastructure,
    stores: { backups: backupStore(url) },
    vars: {
      domain,
      checks: { egress: `${url}/moto-api/data.json`, metadata: 'http://127.0.0.1:9/' },
    },
  };
  rig.write('runbooks/environments/moto.yaml', JSON.stringify(environment));
  // The resolver of this machine knows nothing of moto's zone.
  rig.write('bin/getent', `#!/bin/sh\necho "$(cat ${rig.path('address')}) STREAM ${domain}"\n`);
}

describe.skipIf(typeof terraform === 'string')(
  `the shipped infrastructure in a played account${leftOut}`,
  () => {
    let cloud: CloudService;
    let rig: Rig;
    const run = (...args: readonly string[]): ReturnType<Rig['run']> => {
      const env = {
        ...anybody,
        AWS_ENDPOINT_URL: cloud.url,
        PATH: `${rig.path('bin')}:${process.env['PATH'] ?? ''}`,
      };
      return rig.run([...args, '--env', 'moto'], { env });
    };
    /** The host's first boot: it tells its key once it is there. */
    const boot = async (): Promise<void> => {
      await expect
        .poll(() => cloud.parameter('/gitea/host-key'), { timeout: 5 * minute, interval: 500 })
        .toBe('pending');
      await expect.poll(() => cloud.address(), { timeout: 5 * minute, interval: 500 }).not.toBe('');
      writeFileSync(rig.path('address'), await cloud.address());
      await cloud.putParameter('/gitea/host-key', `${await cloud.instance()} ssh-ed25519 AAAAplayed`);
    };

    beforeAll(async () => {
      if (typeof terraform === 'string') throw new Error(terraform);
      rig = openRig();
      cloud = await startCloudService(states, zone);
      prepare(rig, terraform.plugins, cloud.url);
      await rig.run(['chmod', '+x', rig.path('bin/getent')], { shell: true });
    }, 2 * minute);
    afterAll(async () => {
      await rig[Symbol.asyncDispose]();
      await cloud.end();
    });

    it('is planned in words that can be signed', { timeout: 5 * minute }, async () => {
      const { code, stdout } = await run('plan', 'provision');
      expect(code, stdout).toBe(0);
      expect(stdout).toMatch(/terraform\.plan +add 46, change 0, replace 0, destroy 0/);
      expect(stdout).toMatch(/^ +with account_id = 123456789012$/m);
      expect(stdout).toMatch(/^ +with region = eu-central-1$/m);
      expect(stdout.match(/^ +\+ add\b/gm)).toHaveLength(46);
    });

    it('is made by `provision`, and a second plan is empty', { timeout: 15 * minute }, async () => {
      const [made] = await Promise.all([run('run', 'provision', '--approve', 'all'), boot()]);
      expect(made.code, made.stdout.slice(-3000)).toBe(0);
      const again = await run('run', 'provision', '--approve', 'all');
      expect(again.code, again.stdout.slice(-3000)).toBe(0);
      expect(again.stdout).toMatch(/succeeded, nothing had to change/);
    });

    it('keeps the password of the database out of the state', async () => {
      const { password } = JSON.parse(await cloud.secret('gitea/database')) as { password: string };
      expect(password).toMatch(/^\w{40}$/);
      const state = await cloud.read(states, 'gitea/terraform.tfstate');
      expect(state).toContain('aws_secretsmanager_secret_version');
      expect(state).not.toContain(password);
      await expect(cloud.read(states, 'gitea/terraform.tfstate.tflock')).rejects.toThrow(
        /key does not exist/i,
      );
    });

    it('is taken down by `destroy` but for what brings it back', { timeout: 10 * minute }, async () => {
      const input = ['--input', `domain=${domain}`, '--input', 'without-backup=true'];
      const gone = await run('run', 'destroy', ...input, '--approve', 'all');
      expect(gone.code, gone.stdout.slice(-3000)).toBe(0);
      const { resources } = JSON.parse(await cloud.read(states, 'gitea/terraform.tfstate')) as {
        resources: readonly { mode: string; type: string; instances: readonly unknown[] }[];
      };
      const left = resources.filter(({ mode, instances }) => mode === 'managed' && instances.length > 0);
      const kept = /^(?:aws_s3_bucket\w*|aws_ebs_volume|aws_secretsmanager_secret\w*)$/;
      expect(left.map(({ type }) => type).filter((type) => !kept.test(type))).toEqual([]);
      expect(left.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['aws_s3_bucket', 'aws_ebs_volume', 'aws_secretsmanager_secret']),
      );
    });
  },
);
