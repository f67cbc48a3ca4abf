import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSandbox } from '../../engine/adapters/sandbox/open-sandbox.ts';
import { openProjectRig } from '../support/project.ts';
import type { ProjectRig } from '../support/project.ts';

interface Server {
  readonly image: string;
  readonly volume: string | undefined;
  readonly identity: string;
  readonly volumes: readonly string[];
}

const mount = '/var/lib/postgresql';

async function serverOf(rig: ProjectRig): Promise<Server> {
  const sandbox = await openSandbox(rig.sandbox, { grace: 0 });
  try {
    const { image, volumes, state } = await sandbox.containers.inspect('postgres');
    return {
      image: `${image.ref} ${state}`,
      volume: volumes[mount],
      identity: await sandbox.database.identity(),
      volumes: (await sandbox.containers.volumes()).map(({ name }) =>
        name.replace(/\d{8}-\d{6}-\w{4}/, 'RUN'),
      ),
    };
  } finally {
    await sandbox.close();
  }
}

function recordedIdentity(rig: ProjectRig): string {
  return readFileSync(join(rig.sandbox, 'host/runbook/database-identity'), 'utf8').trim();
}

/** The identity is written down as `deploy` does it, which the sandbox never went through. */
async function rememberServer(rig: ProjectRig): Promise<Server> {
  const server = await serverOf(rig);
  rig.write('.runbook/host/host/runbook/database-identity', `${server.identity}\n`);
  return server;
}

function update(rig: ProjectRig, version: string, ...more: string[]): ReturnType<ProjectRig['run']> {
  const inputs = ['--input', `version=${version}`, '--input', 'backup=false', ...more];
  return rig.run(['run', 'update-postgres-major', ...inputs, '--approve', 'all', '--json']);
}

function workFolder(rig: ProjectRig): readonly string[] {
  // What `file.write` keeps for its undo has a name with a dot in front.
  return readdirSync(join(rig.sandbox, 'host/runbook')).filter((name) => !name.startsWith('.'));
}

test('moves to another major version on a new volume, keeps the old one, and prunes it when asked to', async () => {
  await using rig = await openProjectRig();
  const server = await rememberServer(rig);
  const before = await rig.snapshot();
  const { code, stdout } = await update(rig, '19.1');
  expect(code, stdout.slice(-3000)).toBe(0);
  const after = await serverOf(rig);
  expect(after).toMatchObject({ image: 'postgres:19.1 running', volumes: ['database', 'database-RUN'] });
  expect(after.volume).toMatch(/^database-/);
  expect(after.identity).not.toBe(server.identity);
  expect(recordedIdentity(rig)).toBe(after.identity);
  expect(workFolder(rig)).toEqual(['database-identity']);
  expect(await rig.snapshot()).toEqual(before);

  expect((await update(rig, '19.1')).stdout).toContain('"outcome":"unchanged"');
  const young = await rig.run(['run', 'prune', '--input', 'copies=true', '--approve', 'all']);
  expect(young.code, young.stdout).toBe(0);
  expect((await serverOf(rig)).volumes).toEqual(['database', 'database-RUN']);
  const inputs = ['--input', 'copies=true', '--input', 'copiesOlderThan=0d'];
  const prune = await rig.run(['run', 'prune', ...inputs, '--approve', 'all']);
  expect(prune.code, prune.stdout).toBe(0);
  expect((await serverOf(rig)).volumes).toEqual(['database-RUN']);
  expect(await rig.snapshot()).toEqual(before);
});

test('goes back behind the point of no return when it is told to', async () => {
  await using rig = await openProjectRig();
  const server = await rememberServer(rig);
  const before = await rig.snapshot();
  const { code, stdout } = await update(rig, '19.1');
  expect(code, stdout.slice(-3000)).toBe(0);
  const [run = ''] = /\d{8}-\d{6}-\w{4}/.exec(stdout) ?? [];
  const back = await rig.run(['rollback', run, '--past-commit', '--confirm', run]);
  expect(back.code, back.stdout + back.stderr).toBe(0);
  expect(await serverOf(rig)).toEqual(server);
  expect(recordedIdentity(rig)).toBe(server.identity);
  expect(await rig.snapshot()).toEqual(before);
});

test('puts server, volume and identity back when the restore dies half way', async () => {
  await using rig = await openProjectRig();
  const server = await rememberServer(rig);
  const before = await rig.snapshot();
  const { code, stdout } = await update(rig, '19.2-halfrestored');
  expect(code, stdout.slice(-3000)).toBe(1);
  expect(stdout).toContain('server closed the connection unexpectedly');
  expect(stdout).toContain('"outcome":"rolled-back"');
  expect(await serverOf(rig)).toEqual(server);
  expect(recordedIdentity(rig)).toBe(server.identity);
  expect(workFolder(rig)).toEqual(['database-identity']);
  expect(await rig.snapshot()).toEqual(before);
});

test('refuses a version of the same major before anything is touched, and says which runbook is meant', async () => {
  await using rig = await openProjectRig();
  const server = await serverOf(rig);
  const { code, stdout } = await update(rig, '18.6');
  expect(code, stdout.slice(-2000)).toBe(1);
  expect(stdout).toContain('18.4 to 18.6 is no step to a newer major version');
  expect(await serverOf(rig)).toEqual(server);

  const inputs = ['--input', 'version=19.1', '--input', 'backup=false'];
  const minor = await rig.run(['run', 'update-postgres', ...inputs, '--approve', 'all']);
  expect(minor.code).toBe(1);
  expect(minor.stdout + minor.stderr).toContain('runbook run update-postgres-major --input version=19.1');

  const manual = ['run', 'update-manual', '--input', 'service=postgres', '--input', 'version=18.6'];
  const refused = await rig.run([...manual, '--approve', 'all']);
  expect(refused.code).toBe(7);
  expect(refused.stdout + refused.stderr).toContain('postgres is not updated by update-manual');
  expect(refused.stdout + refused.stderr).toContain('runbook run update-postgres --input version=18.6');
  expect(await serverOf(rig)).toEqual(server);
});
