import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../engine/adapters/sandbox/open-sandbox.ts';
import type { Containers, VolumeFacts } from '../../../engine/ports/containers.ts';
import type { Database } from '../../../engine/ports/database.ts';
import type { JsonObject } from '../../../engine/runbook/json.ts';
import { actionNamed, makeRig, textOf, type Rig } from '../../support/action-rig.ts';
import { runningSandbox } from '../../support/sandbox.ts';

const service = 'postgres';
const mount = '/var/lib/postgresql';

let sandbox: Sandbox;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ sandbox, end } = await runningSandbox());
});
afterAll(async () => {
  await end();
});

async function rig(): Promise<Rig> {
  return makeRig({ containers: async () => sandbox.containers, database: async () => sandbox.database });
}

describe('a volume and what is filled into it, one after the other on one sandbox', () => {
  it('makes a volume, says so when it was cut off, and removes it', async () => {
    const { change, run, context } = await rig();
    const made = await change('volume.create', { name: 'database-one' });
    expect(made.result).toEqual({ outputs: { volume: 'database-one' }, changed: true });
    const settle = async (captured: unknown): Promise<unknown> =>
      (await actionNamed('volume.create').settle({ name: 'database-one' }, captured, context)).verdict;
    expect(await settle(made.captured)).toBe('done');
    expect(await settle({ before: ['database', 'database-one'] })).toBe('not-started');
    await expect(run('volume.create', { name: 'database-one' })).rejects.toMatchObject({ kind: 'exists' });
    await made.undo();
    expect(await settle(made.captured)).toBe('not-started');
    await made.undo();
    const gone = await run('volume.remove', { volume: 'database-one' });
    expect(gone.changed).toBe(false);
    await expect(run('volume.remove', { volume: 'database' })).rejects.toMatchObject({ kind: 'refused' });
    const { obstacle } = await actionNamed('volume.remove').probe({ volume: 'database' }, context);
    expect(obstacle).toBe('a container has the volume database');
  });

  it('fills a new server from the old one, and neither the old one nor one that holds something', async () => {
    const { change, run, context, folder } = await rig();
    const database = 'gitea';
    const before = await run('postgres.cluster', { database });
    const { outputs: old } = await run('postgres.identity', {});
    const { counts } = (await run('postgres.counts', { database })).outputs;
    const globals = join(folder, 'globals.sql');
    const path = join(folder, 'database.dump');
    const written = await change('postgres.globals', { path: globals });
    expect(written.result.outputs).toEqual({ path: globals });
    await run('postgres.dump', { database, path });
    const wish: JsonObject = { database, path, globals, instead: textOf(old['identity']) };
    await expect(run('postgres.fill', wish)).rejects.toThrow('this is still the old database server');
    const settled = async (): Promise<string> =>
      (await actionNamed('postgres.fill').settle(wish, null, context)).verdict;
    expect(await settled()).toBe('not-started');

    await run('volume.create', { name: 'database-two' });
    const image = textOf((await run('compose.inspect', { service })).outputs['image']);
    const volumes = { [mount]: 'database-two' };
    const moved = await change('compose.recreate', { service, image, volumes });
    expect(moved.result.outputs).toMatchObject({ state: 'running', volumes });
    expect((await run('compose.recreate', { service, image, volumes })).changed).toBe(false);
    expect(await settled()).toBe('half-done');
    const filled = await run('postgres.fill', wish);
    expect(filled.outputs).toMatchObject({ counts });
    expect(filled.outputs['identity']).not.toBe(old['identity']);
    expect(await settled()).toBe('done');
    expect((await run('postgres.cluster', { database })).outputs).toEqual(before.outputs);
    await expect(run('postgres.fill', wish)).rejects.toThrow(
      'the database gitea of the new server is not empty',
    );

    await moved.undo();
    expect((await run('postgres.identity', {})).outputs).toEqual(old);
    expect((await run('postgres.counts', { database })).outputs).toMatchObject({ counts });
    await written.undo();
    expect((await run('volume.remove', { volume: 'database-two' })).changed).toBe(true);
  });
});

describe('copies.list', () => {
  const runs = {
    first: '20260101-000000-aaaa',
    second: '20260201-000000-bbbb',
    third: '20260210-000000-cccc',
  };

  async function listed(volumes: readonly VolumeFacts[], live: string, olderThan: string): Promise<unknown> {
    const containers = {
      inspect: async () => ({ volumes: { [mount]: live } }),
      volumes: async () => volumes,
    } as unknown as Containers;
    const database = { names: async () => [] } as unknown as Database;
    const now = new Date('2026-02-20T00:00:00Z');
    const clock = { now: () => now, sleep: async () => undefined };
    const { run, folder } = await makeRig({
      containers: async () => containers,
      database: async () => database,
      clock,
    });
    await mkdir(join(folder, 'data'));
    const input = { database: 'gitea', data: join(folder, 'data'), service, mount, olderThan };
    return (await run('copies.list', input)).outputs['volumes'];
  }

  it('lists volumes that another took the place of so long ago, and that nobody has', async () => {
    const names = ['gitea_database', `gitea_database-${runs.first}`, `gitea_database-${runs.second}`];
    const [oldest = '', older = '', old = ''] = names;
    const live = `gitea_database-${runs.third}`;
    const all = [...names, live, 'gitea_grafana', `gitea_other-${runs.first}`];
    const volumes = all.map((name) => ({ name, used: name === live }));
    expect(await listed(volumes, live, '0d')).toEqual([oldest, older, old]);
    // The third run set the last one aside ten days ago, and the second one the one before nineteen days ago.
    expect(await listed(volumes, live, '15d')).toEqual([oldest, older]);
    expect(await listed(volumes, live, '30d')).toEqual([oldest]);
    expect(await listed(volumes, oldest, '0d')).toEqual([]);
    const held = volumes.map((each) => (each.name === older ? { ...each, used: true } : each));
    expect(await listed(held, live, '0d')).toEqual([oldest, old]);
  });
});
