import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { momentOf } from '../../../engine/actions/backup-sets.ts';
import { DirectoryStore } from '../../../engine/adapters/directory-store/directory-store.ts';
import type { Database } from '../../../engine/ports/database.ts';
import { actionNamed, makeRig } from '../../support/action-rig.ts';
import type { Rig } from '../../support/action-rig.ts';

const never = new AbortController().signal;
const day = 24 * 60 * 60 * 1000;
const now = Date.UTC(2026, 10, 23);
const clock = { now: () => new Date(now), sleep: async () => undefined };

/** The name of a set that is so many days old. */
function setOf(days: number): string {
  const stamp = new Date(now - days * day)
    .toISOString()
    .replaceAll(/[-:]|\..*$/gu, '')
    .replace('T', '-');
  return `${stamp}-abcd`;
}

/** Sets by their age in days, with what they hold. */
async function withSets(sets: Readonly<Record<number, readonly string[]>>): Promise<Rig> {
  const rig = await makeRig({ clock });
  const store = new DirectoryStore(join(rig.folder, 'store-backups'));
  for (const [days, names] of Object.entries(sets)) {
    for (const name of names) {
      const content = async function* (): AsyncIterable<Uint8Array> {
        yield Buffer.from('x');
      };
      await store.put(`sets/${setOf(Number(days))}/${name}`, content(), never);
    }
  }
  return rig;
}

const whole = ['data.tar.zst', 'database.dump', 'manifest.json'];
const verified = [...whole, 'verified.json'];

describe('sets.list', () => {
  it('knows the newest set by its name, and no set without a manifest', async () => {
    const rig = await withSets({ 1: ['database.dump'], 2: whole, 3: verified });
    const { outputs } = await rig.run('sets.list', { store: 'backups' });
    expect(outputs).toMatchObject({
      count: 2,
      verified: 1,
      newest: setOf(2),
      newestAt: '2026-11-21T00:00:00.000Z',
      ageSeconds: 2 * 86_400,
      newestVerified: false,
      expired: [],
    });
  });

  it.each([
    [
      'nothing younger than the limit',
      { 1: verified, 2: verified, 9: whole },
      { olderThan: '10d', keep: 1 },
      [],
    ],
    [
      'what is older, when enough newer ones are verified',
      { 1: verified, 9: verified, 11: whole, 12: verified },
      { olderThan: '10d', keep: 2 },
      [11, 12],
    ],
    [
      'nothing while too few are verified',
      { 1: whole, 9: whole, 11: verified, 12: whole },
      { olderThan: '10d', keep: 2 },
      [],
    ],
    ['never the newest verified one', { 40: verified }, { olderThan: '0d', keep: 1 }, []],
    [
      'what was cut off before its manifest',
      { 1: verified, 11: ['database.dump'] },
      { olderThan: '10d', keep: 1 },
      [11],
    ],
    [
      'no set that is verified but has no manifest',
      { 1: ['verified.json'], 11: whole },
      { olderThan: '10d', keep: 1 },
      [],
    ],
  ])('lets go %s', async (_name, sets, rule, expired) => {
    const rig = await withSets(sets);
    const { outputs } = await rig.run('sets.list', { store: 'backups', ...rule });
    expect(outputs['expired']).toEqual(expired.map(setOf));
  });

  it('says what to do where there has to be a set', async () => {
    const rig = await withSets({});
    await expect(rig.run('sets.list', { store: 'backups', required: true })).rejects.toMatchObject({
      help: 'run `backup` first',
    });
    expect((await rig.run('sets.list', { store: 'backups' })).outputs).toMatchObject({
      count: 0,
      newest: '',
    });
  });
});

describe('sets.remove', () => {
  it('deletes the manifest first, and what is left of a set as well', async () => {
    const rig = await withSets({ 1: whole, 11: whole });
    const store = new DirectoryStore(join(rig.folder, 'store-backups'));
    const removed: string[] = [];
    class Watched extends DirectoryStore {
      override async remove(key: string): Promise<void> {
        removed.push(key.split('/').at(-1) ?? '');
        if (removed.length === 2) throw new Error('the connection is gone');
        await super.remove(key);
      }
    }
    const watched = new Watched(join(rig.folder, 'store-backups'));
    const ports = { ...rig.context.ports, store: async () => watched };
    const input = { store: 'backups', set: setOf(11) };
    await expect(rig.run('sets.remove', input, { ports })).rejects.toThrow('gone');
    expect(removed).toEqual(['manifest.json', 'data.tar.zst']);
    expect(await rig.run('sets.remove', input)).toEqual({ outputs: { objects: 2 }, changed: true });
    expect(await rig.run('sets.remove', input)).toEqual({ outputs: { objects: 0 }, changed: false });
    expect((await store.list('')).map(({ key }) => key)).toEqual(
      whole.map((name) => `sets/${setOf(1)}/${name}`),
    );
  });

  it('says in a plan what is there', async () => {
    const rig = await withSets({ 11: whole });
    const probe = await actionNamed('sets.remove').probe({ store: 'backups', set: setOf(11) }, rig.context);
    expect(probe).toMatchObject({ wouldChange: true, facts: { objects: 3 } });
  });
});

describe('copies.list', () => {
  it('lists what updates and restores set aside, and nothing else', async () => {
    const run = (days: number): string => setOf(days);
    const name = (days: number): string => `gitea_before_${run(days).replaceAll('-', '_')}`;
    const names = ['gitea', 'postgres', 'gitea_next_x', 'gitea_before_something', name(3), name(9)];
    const rig = await makeRig({
      clock,
      database: async () => ({ names: async () => names }) as unknown as Database,
    });
    const data = join(rig.folder, 'data');
    for (const folder of [
      'data',
      'database.before-x',
      'data.before-me',
      `data.before-${run(3)}`,
      `data.before-${run(9)}`,
      `other.before-${run(9)}`,
    ]) {
      mkdirSync(join(rig.folder, folder));
    }
    const { outputs } = await rig.run('copies.list', { database: 'gitea', data, olderThan: '7d' });
    expect(outputs).toEqual({
      databases: [name(9)],
      directories: [`${data}.before-${run(9)}`],
      volumes: [],
      count: 2,
      shown: `${name(9)}, ${data}.before-${run(9)}`,
    });
  });
});

describe('momentOf', () => {
  it.each([
    ['20261123-021502-k3f9', '2026-11-23T02:15:02.000Z'],
    ['20261123_021502_k3f9', '2026-11-23T02:15:02.000Z'],
    ['20261399-021502-k3f9', undefined],
    ['120261123-021502-k3f9', undefined],
    ['20261123-021502-k3f9x', undefined],
    ['nothing', undefined],
  ])('%s → %s', (name, moment) => {
    expect(momentOf(name)).toBe(moment);
  });
});
