import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { docker } from './support/docker.ts';
import { deployment, services } from './support/host.ts';
import { openPlace, type Place, redeploy } from './support/place.ts';
import { watched } from './support/run.ts';
import { startWebServer } from './support/web-server.ts';

describe('a disk that is full', { timeout: 5 * 60_000 }, () => {
  beforeAll(() => redeploy(), 120_000);

  for (const [what, size] of [
    ['the dump', 4],
    ['the archive', 256],
  ] as const) {
    it(`half way through ${what}: Gitea runs again, and nobody is told of a success`, async () => {
      const listener = await startWebServer(200);
      onTestFinished(() => listener.end());
      const place = placeWithDisk(size, listener.host);
      const { code, output } = await watched(place, { name: `backup: a full disk in ${what}` }, 'backup');
      expect(code, output).toBe(1);
      expect(output).toMatch(/no space left on device/iu);
      expect((await services().inspect('gitea')).state).toBe('running');
      expect(listener.asked).toEqual([]);
    });
  }
});

describe('a registry', { timeout: 5 * 60_000 }, () => {
  for (const [what, status, body, said] of [
    ['that answers 429', 429, '', /429|too many/iu],
    ['with a manifest that is none', 200, '<html>welcome</html>', /manifest|digest/iu],
  ] as const) {
    it(`${what} stops an update before anything is touched`, async () => {
      const registry = await startWebServer(status, body);
      onTestFinished(() => registry.end());
      const place = openPlace();
      onTestFinished(() => place.end());
      const before = await services().inspect('nginx');
      const args = ['update-auto', '--input', `image=${registry.host}/library/nginx:1.30.6`];
      const { code, output } = await watched(place, { name: `update-auto: a registry ${what}` }, ...args);
      expect(code, output).toBe(1);
      expect(output).toMatch(said);
      expect(output).toContain(registry.host);
      expect(await services().inspect('nginx')).toEqual(before);
    });
  }
});

describe('an empty database in the place of the real one', { timeout: 5 * 60_000 }, () => {
  beforeAll(() => {
    redeploy();
    const compose = (...args: readonly string[]): string =>
      docker('compose', '--project-directory', deployment, '--progress', 'quiet', ...args);
    compose('down');
    docker('volume', 'rm', 'gitea_database');
    compose('up', '--detach', '--wait', '--pull', 'never', 'postgres', 'gitea', 'nginx');
  }, 240_000);

  const procedures: Readonly<Record<string, readonly string[]>> = {
    'health-check': [],
    backup: [],
    'update-auto': ['--input', 'backup=false'],
    'update-manual': ['--input', 'version=1.27.3'],
    deploy: [],
  };
  for (const [name, args] of Object.entries(procedures)) {
    it(`is no server that ${name} takes for its own`, async () => {
      const place = openPlace();
      onTestFinished(() => place.end());
      const all = [name, ...args];
      const { code, output } = await watched(place, { name: `${name}: an empty database` }, ...all);
      expect([1, 7], output).toContain(code);
      expect(output).toContain('this is another database server');
    });
  }

  it('is not looked for in another project', async () => {
    const place = openPlace((environment) => {
      environment['containers'] = {
        kind: 'compose',
        target: 'host',
        directory: deployment,
        project: 'other',
      };
    });
    onTestFinished(() => place.end());
    const { code, output } = await watched(place, { name: 'backup: another project' }, 'backup');
    expect(code, output).toBe(1);
    expect(output).toContain('postgres does not run: it is missing');
  });
});

/** A place whose work directory is on a file system of so many KiB. */
function placeWithDisk(size: number, heartbeat: string): Place {
  const place = openPlace(({ vars }, folder) => {
    const work = join(folder, 'work');
    vars['paths'] = { ...(vars['paths'] as object), work };
    vars['heartbeats'] = { backup: `http://${heartbeat}/beat` };
    mkdirSync(work);
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}k,mode=0700`, 'none', work]);
  });
  onTestFinished(() => {
    execFileSync('umount', [join(place.folder, 'work')]);
    place.end();
  });
  return place;
}
