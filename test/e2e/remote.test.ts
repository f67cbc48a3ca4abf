import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newestSet } from './support/gitea.ts';
import { fingerprint, fsck, runImage, services } from './support/host.ts';
import { openPlace, type Place, redeploy } from './support/place.ts';
import { type RemoteHost, startRemoteHost } from './support/remote-host.ts';
import { watched } from './support/run.ts';

describe('a host that is reached by ssh', { timeout: 5 * 60_000 }, () => {
  let host: RemoteHost;
  let place: Place;

  beforeAll(async () => {
    redeploy();
    host = await startRemoteHost();
    place = openPlace((environment) => {
      environment['targets'] = { here: { transport: 'local' }, host: host.target };
      environment.vars['internalUrl'] = host.internalUrl;
    });
  }, 120_000);
  afterAll(() => {
    place.end();
    host.end();
  });

  it('is checked', async () => {
    const { code, output } = await watched(place, { name: 'ssh: health-check' }, 'health-check');
    expect(code, output).toBe(0);
  });

  it('is backed up, to the store of the engine', async () => {
    const { code, output } = await watched(place, { name: 'ssh: backup' }, 'backup');
    expect(code, output).toBe(0);
    expect(newestSet(place)).toMatch(/^\d{8}-/u);
  });

  it('gets a set back', async () => {
    const before = fingerprint();
    const args = ['restore', '--input', `set=${newestSet(place)}`];
    const { code, output } = await watched(place, { name: 'ssh: restore' }, ...args);
    expect(code, output).toBe(0);
    expect(fingerprint()).toBe(before);
    fsck();
  });

  it('is updated, and put back when that was wrong', async () => {
    const update = (tag: string): readonly string[] => [
      'update-auto',
      '--input',
      `image=nginx:${tag}`,
      '--input',
      'backup=false',
    ];
    const good = await watched(place, { name: 'ssh: update-auto, good' }, ...update('1.30.6'));
    expect(good.code, good.output).toBe(0);
    await runImage('nginx', 'nginx:1.27.0');
    const bad = await watched(place, { name: 'ssh: update-auto, ends at once' }, ...update('1.30.6-crash'));
    expect(bad.code, bad.output).toBe(1);
    expect((await services().inspect('nginx')).image.ref).toBe('nginx:1.27.0');
  });

  it('goes back when a migration dies half way', async () => {
    const args = ['update-manual', '--input', 'version=1.27.3-halfmigrated'];
    const { code, output } = await watched(place, { name: 'ssh: update-manual, half a migration' }, ...args);
    expect(code, output).toBe(1);
    fsck();
  });

  it('keeps nothing of the runs but the folder of their locks', () => {
    expect(host.run('sh', '-c', 'ls /opt/gitea/work')).not.toMatch(/backup-|restore-|update-/u);
    const programs = host.run('ps', '--no-headers', '-eo', 'comm').trim().split('\n').toSorted();
    expect(programs).toEqual(['docker-init', 'ps', 'sshd']);
  });
});
