import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openProjectRig } from '../support/project.ts';
import type { ProjectRig } from '../support/project.ts';

/** An address that writes down who called it. */
async function startListener(): Promise<{ readonly url: string; readonly calls: string[] }> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(request.url ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  );
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, calls };
}

/** Shipped runbooks that a timer starts. */
function scheduled(rig: ProjectRig): readonly string[] {
  return readdirSync(rig.path('runbooks'))
    .filter((file) => file.endsWith('.yaml') && /^schedule:/mu.test(rig.read(`runbooks/${file}`)))
    .map((file) => file.slice(0, -'.yaml'.length))
    .toSorted();
}

function listenAt(rig: ProjectRig, url: string, runbooks: readonly string[]): void {
  const file = 'runbooks/environments/sandbox.yaml';
  const beats = runbooks.map((name) => `${name}: "${url}/${name}"`).join(', ');
  rig.write(
    file,
    readFileSync(rig.path(file), 'utf8').replace('vars:\n', `vars:\n  heartbeats: { ${beats} }\n`),
  );
}

describe('heartbeats', () => {
  test('every runbook that a timer starts calls its address when it succeeded', async () => {
    await using rig = await openProjectRig();
    const { url, calls } = await startListener();
    const names = scheduled(rig);
    expect(names).toEqual(['backup', 'prune', 'renew-cert', 'restore-drill', 'update-auto']);
    listenAt(rig, url, names);
    for (const name of names) {
      calls.length = 0;
      const input = name === 'update-auto' ? ['--input', 'backup=false'] : [];
      const { code, stdout } = await rig.run(['run', name, ...input, '--json']);
      expect(code, stdout.slice(-2000)).toBe(0);
      expect(calls).toEqual([`/${name}`]);
    }
  });

  test('and none when it failed, or where the environment names another one', async () => {
    await using rig = await openProjectRig();
    const { url, calls } = await startListener();
    listenAt(rig, url, ['restore-drill', 'prune']);
    // There is no set that it could restore.
    expect((await rig.run(['run', 'restore-drill', '--json'])).code).toBe(1);
    expect((await rig.run(['run', 'backup', '--quiet'])).code).toBe(0);
    expect(calls).toEqual([]);
  });
});
