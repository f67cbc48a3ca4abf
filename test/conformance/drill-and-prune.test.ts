import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openProjectRig } from '../support/project.ts';
import type { ProjectRig } from '../support/project.ts';
import { readWorld } from '../support/world.ts';

async function prepared(rig: ProjectRig): Promise<string> {
  const { code, stdout } = await rig.run(['run', './runbooks/simulate/prepare-prune.yaml', '--json']);
  expect(code, stdout.slice(-2000)).toBe(0);
  const made = sets(rig).find((set) => !set.startsWith('2020'));
  if (made === undefined) throw new Error('there is no set');
  return made;
}

function sets(rig: ProjectRig): readonly string[] {
  const folder = rig.path('.runbook/backups/sets');
  if (!existsSync(folder)) return [];
  // A directory store keeps the folder of objects that are gone.
  return readdirSync(folder)
    .filter((set) => readdirSync(`${folder}/${set}`).length > 0)
    .toSorted();
}

function drill(rig: ProjectRig, ...more: readonly string[]): ReturnType<ProjectRig['run']> {
  return rig.run(['run', 'restore-drill', '--json', ...more]);
}

describe('restore-drill', () => {
  test('proves the newest set from the store, marks it, and leaves nothing but that', async () => {
    await using rig = await openProjectRig();
    await rig.run(['run', 'backup', '--quiet']);
    const before = await readWorld(rig, []);
    const { code, stdout } = await drill(rig);
    expect(code, stdout.slice(-2000)).toBe(0);
    const [set = ''] = sets(rig);
    expect(stdout).toContain(`"set":"${set}"`);
    const proof: unknown = JSON.parse(rig.read(`.runbook/backups/sets/${set}/verified.json`));
    expect(proof).toMatchObject({ set, counts: { repository: 2, user: 3 } });
    expect(await readWorld(rig, [])).toEqual(before);
    const again = await drill(rig);
    expect(again.code, again.stdout.slice(-2000)).toBe(0);
  });

  test('refuses to call a damaged set good', async () => {
    await using rig = await openProjectRig();
    await rig.run(['run', 'backup', '--quiet']);
    const before = await readWorld(rig, []);
    const [set = ''] = sets(rig);
    const path = rig.path(`.runbook/backups/sets/${set}/data.tar.zst`);
    const bytes = readFileSync(path);
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    const { code, stdout } = await drill(rig);
    expect(code).toBe(1);
    expect(stdout).toContain('"outcome":"rolled-back"');
    expect(existsSync(rig.path(`.runbook/backups/sets/${set}/verified.json`))).toBe(false);
    expect(readdirSync(rig.path('.runbook/outbox'))).toHaveLength(1);
    expect(await readWorld(rig, [])).toEqual(before);
  });

  test('says that there is nothing to restore', async () => {
    await using rig = await openProjectRig();
    const { code, stdout } = await drill(rig);
    expect(code).toBe(1);
    expect(stdout).toContain('holds no backup set');
  });
});

describe('prune', () => {
  test('deletes sets that verified ones have replaced, and no copy unless asked', async () => {
    await using rig = await openProjectRig();
    const made = await prepared(rig);
    expect(sets(rig)).toEqual(['20200101-000000-aaaa', made]);
    const few = await rig.run(['run', 'prune', '--json']);
    expect(few.stdout).toContain('"outcome":"unchanged"');
    const { code, stdout } = await rig.run(['run', 'prune', '--json', '--input', 'keep=1']);
    expect(code, stdout.slice(-2000)).toBe(0);
    expect(sets(rig)).toEqual([made]);
    const world = await readWorld(rig, []);
    expect(world.databases).toEqual(['gitea', 'gitea_before_RUN']);
    expect(world.entries).toContain('data.before-RUN');
  });

  test('deletes kept copies once somebody agreed, and none when it is denied', async () => {
    await using rig = await openProjectRig();
    await prepared(rig);
    const args = ['run', 'prune', '--json', '--input', 'copies=true'];
    const waiting = await rig.run(args);
    expect(waiting.code, waiting.stdout.slice(-2000)).toBe(3);
    const run = /"run":"(?<run>[^"]+)"/.exec(waiting.stdout)?.groups?.['run'] ?? '';
    await rig.run(['approve', run, '--deny']);
    expect((await readWorld(rig, [])).databases).toContain('gitea_before_RUN');
    const { code, stdout } = await rig.run([...args, '--approve', 'all']);
    expect(code, stdout.slice(-2000)).toBe(0);
    const world = await readWorld(rig, []);
    expect(world.databases).toEqual(['gitea']);
    expect(world.entries).not.toContain('data.before-RUN');
  });
});
