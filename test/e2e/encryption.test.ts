import { chmodSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { addIssue } from './support/gitea.ts';
import { fingerprint, fsck, services } from './support/host.ts';
import { anybody, type ObjectService, startObjectService } from './support/object-service.ts';
import { openPlace, type Place, redeploy } from './support/place.ts';
import { succeed, watched } from './support/run.ts';

const bucket = 'sealed';

/** Backups go into a bucket by a role that only encrypts; restores come out of it by one with an identity. */
function sealedPlace(endpoint: string, recipients: readonly string[], identity: string): Place {
  return openPlace((environment, folder) => {
    const s3 = { kind: 's3', bucket, region: 'eu-central-1', prefix: 'gitea/', endpoint };
    const secrets = join(folder, 'secrets.json');
    writeFileSync(secrets, JSON.stringify({ 'backup/identity': identity }));
    chmodSync(secrets, 0o600);
    environment['stores'] = {
      backups: { ...s3, recipients },
      reader: { ...s3, identity: { from: 'backup/identity' } },
    };
    environment['secrets'] = { kind: 'file', path: secrets };
    environment.vars['stores'] = { restore: 'reader', maintenance: 'backups' };
  }, anybody);
}

describe('encrypted backups in a bucket', { timeout: 5 * 60_000 }, () => {
  let service: ObjectService;
  let identity: string;
  let recipient: string;
  let place: Place;

  beforeAll(async () => {
    redeploy();
    service = await startObjectService();
    await service.makeBucket(bucket, { versioned: true });
    identity = await generateX25519Identity();
    recipient = await identityToRecipient(identity);
    place = sealedPlace(service.endpoint, [recipient], identity);
  }, 120_000);
  afterAll(() => {
    place.end();
    service.end();
  });

  it('are drilled and restored with the identity, and by nobody else', async () => {
    const before = fingerprint();
    const backup = await watched(place, { name: 'encrypted: backup' }, 'backup');
    expect(backup.code, backup.output).toBe(0);
    const keys = await service.keys(bucket);
    expect(keys.map((key) => basename(key)).toSorted()).toEqual([
      'data.tar.zst.age',
      'database.dump.age',
      'manifest.json',
    ]);
    for (const key of keys.filter((each) => each.endsWith('.age'))) {
      await service.change(bucket, key, (content) => {
        expect(Buffer.from(content.subarray(0, 22)).toString()).toBe('age-encryption.org/v1\n');
        return content;
      });
    }
    await addIssue('written after the backup');
    const set = `set=${basename(dirname(keys[0] ?? ''))}`;

    const stranger = sealedPlace(service.endpoint, [recipient], await generateX25519Identity());
    onTestFinished(() => stranger.end());
    const live = await services().inspect('gitea');
    const name = 'encrypted: restore, another identity';
    const refused = await watched(stranger, { name }, 'restore', '--input', set);
    expect(refused.code, refused.output).toBe(1);
    expect(refused.output).toContain('was encrypted for others than the identity');
    expect(await services().inspect('gitea')).toEqual(live);

    await succeed(place, 'restore-drill');
    const meant = 'as in the set';
    const restore = await watched(place, { name: 'encrypted: restore', meant }, 'restore', '--input', set);
    expect(restore.code, restore.output).toBe(0);
    expect(restore.output).not.toContain(identity.slice(20));
    expect(fingerprint()).toBe(before);
    fsck();
  });
});
