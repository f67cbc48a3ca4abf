import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openProjectRig } from '../support/project.ts';
import type { ProjectRig } from '../support/project.ts';
import { readWorld } from '../support/world.ts';

function secrets(rig: ProjectRig): string {
  return join(rig.sandbox, 'host', 'secrets', 'postgres');
}

function passwordOf(rig: ProjectRig): string {
  return readFileSync(join(secrets(rig), 'password'), 'utf8').trim();
}

test('gives the role a new password that nothing shows, and deletes the old one', async () => {
  await using rig = await openProjectRig();
  const before = passwordOf(rig);
  const world = await readWorld(rig, []);
  const { code, stdout, stderr } = await rig.run(['run', 'rotate-database-password', '--json']);
  expect(code, stdout.slice(-2000)).toBe(0);
  const after = passwordOf(rig);
  expect(after).toMatch(/^[A-Za-z0-9]{40}$/);
  expect(after).not.toBe(before);
  expect(readdirSync(secrets(rig))).toEqual(['password']);
  expect(await readWorld(rig, [])).toEqual(world);
  const run = /"run":"(?<run>[^"]+)"/.exec(stdout)?.groups?.['run'] ?? '';
  const journal = readdirSync(rig.path(`state/runs/${run}`), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => rig.read(`state/runs/${run}/${name}`));
  for (const text of [stdout, stderr, ...journal]) {
    expect(text).not.toContain(after);
    expect(text).not.toContain(before);
  }
});

test('puts the old password back when Gitea does not come up again', async () => {
  await using rig = await openProjectRig();
  const before = passwordOf(rig);
  const world = await readWorld(rig, []);
  const runbook = rig.read('runbooks/rotate-database-password.yaml');
  rig.write(
    'runbooks/rotate-database-password.yaml',
    runbook.replace('json: { status: pass }, within: "{{ vars.startup }}"', 'status: 418'),
  );
  const { code, stdout } = await rig.run(['run', 'rotate-database-password', '--json']);
  expect(code, stdout.slice(-2000)).toBe(1);
  expect(stdout).toContain('"outcome":"rolled-back"');
  expect(passwordOf(rig)).toBe(before);
  expect(readdirSync(secrets(rig))).toEqual(['password']);
  expect(await readWorld(rig, [])).toEqual(world);
  expect((await rig.run(['run', 'health-check', '--quiet'])).code).toBe(0);
});

test('refuses before anything is touched when the known password is not the right one', async () => {
  await using rig = await openProjectRig();
  writeFileSync(join(secrets(rig), 'password'), 'somebody-changed-it\n');
  const { code, stdout } = await rig.run(['run', 'rotate-database-password', '--json']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/gitea is exited|refuses the password/);
  expect(readdirSync(secrets(rig))).toEqual(['password']);
});
