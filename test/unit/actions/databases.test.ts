import { readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../../../engine/adapters/sandbox/open-sandbox.ts';
import { actionNamed, makeRig, problemsOf, textOf, type Rig } from '../../support/action-rig.ts';
import { runningSandbox } from '../../support/sandbox.ts';

let sandbox: Sandbox;
let end: () => Promise<void>;

beforeAll(async () => {
  ({ sandbox, end } = await runningSandbox());
});
afterAll(async () => {
  await end();
});

async function rig(): Promise<Rig> {
  return makeRig({ database: async () => sandbox.database });
}

const live = 'gitea';

describe('postgres actions, one after the other on one sandbox', () => {
  it('identify, count and read', async () => {
    const { run } = await rig();
    const { identity } = (await run('postgres.identity', { database: live })).outputs;
    expect((await run('postgres.identity', { expected: textOf(identity) })).outputs).toEqual({ identity });
    await expect(run('postgres.identity', { expected: '1' })).rejects.toThrow('another database server');
    await expect(run('postgres.identity', { database: 'none' })).rejects.toThrow('there is no database none');
    const counts = (await run('postgres.counts', { database: live })).outputs;
    expect(counts['tables']).toBe(Object.keys(counts['counts'] as object).length);
    expect(counts['bytes']).toBeGreaterThan(0);
    const one = await run('postgres.value', {
      database: live,
      sql: 'select $1::int + 1',
      parameters: ['41'],
    });
    expect(one.outputs).toEqual({ value: '42' });
    const none = { database: live, sql: 'select 1 where false' };
    await expect(run('postgres.value', none)).rejects.toThrow('found no row');
    expect((await run('postgres.value', { ...none, default: '0' })).outputs).toEqual({ value: '0' });
  });

  it('tell a server from the one that a file remembers', async () => {
    const { run, folder } = await rig();
    const recorded = join(folder, 'identity');
    const { identity } = (await run('postgres.identity', { recorded })).outputs;
    await writeFile(recorded, `${textOf(identity)}\n`);
    expect((await run('postgres.identity', { recorded })).outputs).toEqual({ identity });
    await writeFile(recorded, '7000000000000000001\n');
    await expect(run('postgres.identity', { recorded })).rejects.toMatchObject({
      message: `this is another database server: its identity is ${textOf(identity)}, not 7000000000000000001`,
      help: expect.stringContaining(recorded),
    });
  });

  it('dump, verify and take the dump back', async () => {
    const { change, run, folder, context } = await rig();
    const path = join(folder, 'live.dump');
    const action = actionNamed('postgres.dump');
    expect(await action.probe({ database: live, path }, context)).not.toHaveProperty('obstacle');
    expect(await action.probe({ database: 'none', path }, context)).toMatchObject({
      obstacle: 'there is no database none',
    });
    const dump = await change('postgres.dump', { database: live, path });
    const verified = await run('postgres.verify', { path, sha256: textOf(dump.result.outputs['sha256']) });
    expect(verified.outputs).toEqual(dump.result.outputs);
    expect(await action.settle({ database: live, path }, dump.captured, context)).toMatchObject({
      verdict: 'done',
    });
    await expect(run('postgres.verify', { path, sha256: '0'.repeat(64) })).rejects.toThrow(
      'not the dump that was meant',
    );
    await expect(run('postgres.verify', { path, tables: 999 })).rejects.toThrow('instead of 999');
    await truncate(path, 1000);
    await expect(run('postgres.verify', { path })).rejects.toMatchObject({ kind: 'corrupt' });
    await dump.undo();
    await dump.undo();
    expect(await readdir(folder)).toEqual([]);
  });

  it('restore beside the live database, swap, swap back and drop', async () => {
    const { change, run, folder, context } = await rig();
    const path = join(folder, 'live.dump');
    await run('postgres.dump', { database: live, path });
    const restore = { path, database: 'scratch' };
    const restored = await change('postgres.restore', restore);
    expect(restored.result.outputs['counts']).toEqual(
      (await run('postgres.counts', { database: live })).outputs['counts'],
    );
    expect(await actionNamed('postgres.restore').settle(restore, restored.captured, context)).toMatchObject({
      verdict: 'done',
    });
    await expect(run('postgres.restore', restore)).rejects.toMatchObject({ kind: 'exists' });
    // What was there before is not this step's to drop.
    const second = await actionNamed('postgres.restore').capture(restore, context);
    expect(second).toEqual({ existed: true });

    const names = { live, replacement: 'scratch', keptAs: 'kept' };
    const swap = actionNamed('postgres.swap');
    expect(await swap.settle(names, { kept: false }, context)).toEqual({ verdict: 'not-started' });
    const swapped = await change('postgres.swap', names);
    expect(await swap.settle(names, swapped.captured, context)).toMatchObject({ verdict: 'done' });
    expect(await sandbox.database.exists('kept')).toBe(true);
    await swapped.undo();
    await swapped.undo();
    expect([await sandbox.database.exists('kept'), await sandbox.database.exists('scratch')]).toEqual([
      false,
      true,
    ]);

    await restored.undo();
    await restored.undo();
    expect(await sandbox.database.exists('scratch')).toBe(false);
    expect((await run('postgres.drop', { database: 'scratch' })).changed).toBe(false);
    await run('postgres.restore', restore);
    expect((await run('postgres.drop', { database: 'scratch' })).changed).toBe(true);
    expect(await sandbox.database.exists(live)).toBe(true);
  });

  it('swap nothing when a name is missing, taken or used twice', async () => {
    const { run } = await rig();
    await expect(run('postgres.swap', { live, replacement: 'none', keptAs: 'kept' })).rejects.toThrow(
      'there is no database none',
    );
    const check = problemsOf('postgres.swap');
    expect(check({ live, replacement: live, keptAs: 'kept' })).toHaveLength(1);
    expect(check({ live, replacement: 'other', keptAs: 'kept' })).toEqual([]);
  });
});
