import { basename, dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { addIssue } from './support/gitea.ts';
import { fingerprint, fsck, services } from './support/host.ts';
import { anybody, type ObjectService, startObjectService } from './support/object-service.ts';
import { openPlace, type Place, redeploy } from './support/place.ts';
import { watched } from './support/run.ts';
import { startWebServer } from './support/web-server.ts';

describe('backups in a bucket', { timeout: 5 * 60_000 }, () => {
  const bucket = 'backups';
  let service: ObjectService;
  let place: Place;

  beforeAll(async () => {
    redeploy();
    service = await startObjectService();
    await service.makeBucket(bucket, { versioned: true });
    await service.makeBucket('forgetful', { versioned: false });
    place = withBucket(service.endpoint, bucket);
  }, 120_000);
  afterAll(() => {
    place.end();
    service.end();
  });

  it('are stored, and come back', async () => {
    const before = fingerprint();
    const backup = await watched(place, { name: 'S3: backup' }, 'backup');
    expect(backup.code, backup.output).toBe(0);
    expect((await service.keys(bucket)).map((key) => basename(key)).toSorted()).toEqual([
      'data.tar.zst',
      'database.dump',
      'manifest.json',
    ]);
    await addIssue('written after the backup');
    const args = ['restore', '--input', `set=${await newest()}`];
    const restore = await watched(place, { name: 'S3: restore', meant: 'as in the set' }, ...args);
    expect(restore.code, restore.output).toBe(0);
    expect(fingerprint()).toBe(before);
    fsck();
  });

  it('are refused when a byte of one is another', async () => {
    const set = await newest();
    await service.change(bucket, `gitea/sets/${set}/data.tar.zst`, (content) => {
      const at = Math.floor(content.length / 2);
      return content.with(at, (content[at] ?? 0) ^ 1);
    });
    const before = await services().inspect('gitea');
    const args = ['restore', '--input', `set=${set}`];
    const { code, output } = await watched(place, { name: 'S3: restore, a flipped byte' }, ...args);
    expect(code, output).toBe(1);
    expect(await services().inspect('gitea')).toEqual(before);
  });

  it('are not made where they could not be kept, and Gitea is not stopped for that', async () => {
    const elsewhere = await startWebServer(301, answer('PermanentRedirect'), {
      'content-type': 'application/xml',
      'x-amz-bucket-region': 'us-west-2',
    });
    onTestFinished(() => elsewhere.end());
    const cases: Readonly<Record<string, readonly [Place, RegExp]>> = {
      'a bucket that is not there': [withBucket(service.endpoint, 'nowhere'), /nowhere/u],
      'a bucket without versions': [withBucket(service.endpoint, 'forgetful'), /to keep old versions/u],
      'another region': [withBucket(`http://${elsewhere.host}`, bucket), /lies in another region/u],
      'no service at all': [withBucket('http://127.0.0.1:9', bucket), /endpoint does not answer/u],
    };
    const before = await services().inspect('gitea');
    for (const [name, [bad, said]] of Object.entries(cases)) {
      onTestFinished(() => bad.end());
      const { code, output } = await watched(bad, { name: `S3: ${name}` }, 'backup');
      expect(code, output).toBe(7);
      expect(output).toMatch(said);
    }
    expect(await services().inspect('gitea')).toEqual(before);
  });

  it('leave everything as it was when the role turns out to be denied', async () => {
    const denied = await startWebServer(403, answer('AccessDenied'), { 'content-type': 'application/xml' });
    onTestFinished(() => denied.end());
    const bad = withBucket(`http://${denied.host}`, bucket, { versioned: false });
    onTestFinished(() => bad.end());
    const { code, output } = await watched(bad, { name: 'S3: a role that is denied' }, 'backup');
    expect(code, output).toBe(1);
    expect(output).toMatch(/does not permit/u);
    expect((await services().inspect('gitea')).state).toBe('running');
  });

  async function newest(): Promise<string> {
    const keys = await service.keys(bucket);
    return basename(dirname(keys.toSorted().at(-1) ?? ''));
  }
});

/** An error as S3 words it. */
function answer(code: string): string {
  return `<?xml version="1.0"?><Error><Code>${code}</Code><Message>from the tests</Message></Error>`;
}

/** A place whose backups go to a bucket, by default one that has to keep old versions. */
function withBucket(endpoint: string, bucket: string, { versioned } = { versioned: true }): Place {
  return openPlace((environment) => {
    environment.vars['backups'] = { versioned };
    environment['stores'] = {
      backups: { kind: 's3', bucket, region: 'eu-central-1', prefix: 'gitea/', endpoint },
    };
  }, anybody);
}
