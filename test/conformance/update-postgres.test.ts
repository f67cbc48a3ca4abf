import { expect, test } from 'vitest';
import { openSandbox } from '../../engine/adapters/sandbox/open-sandbox.ts';
import { openProjectRig } from '../support/project.ts';
import type { ProjectRig } from '../support/project.ts';

async function imageOf(rig: ProjectRig): Promise<string> {
  const sandbox = await openSandbox(rig.sandbox, { grace: 0 });
  try {
    const { image, state } = await sandbox.containers.inspect('postgres');
    return `${image.ref} ${state}`;
  } finally {
    await sandbox.close();
  }
}

function update(rig: ProjectRig, version: string): ReturnType<ProjectRig['run']> {
  const inputs = ['--input', `version=${version}`, '--input', 'backup=false'];
  return rig.run(['run', 'update-postgres', ...inputs, '--approve', 'all', '--json']);
}

test('updates within a major version, and refuses to go back', async () => {
  await using rig = await openProjectRig();
  const before = await rig.snapshot();
  const { code, stdout } = await update(rig, '18.6');
  expect(code, stdout.slice(-2000)).toBe(0);
  expect(await imageOf(rig)).toBe('postgres:18.6 running');
  expect(await rig.snapshot()).toEqual(before);
  expect((await update(rig, '18.6')).stdout).toContain('"outcome":"unchanged"');
  const back = await update(rig, '18.4');
  expect(back.code).toBe(1);
  expect(back.stdout).toContain('18.6 to 18.4 is no step forward within a major version');
  expect(await imageOf(rig)).toBe('postgres:18.6 running');
});

test('puts the old image back when the server is another one than before', async () => {
  await using rig = await openProjectRig();
  const before = await rig.snapshot();
  const runbook = rig.read('runbooks/update-postgres.yaml');
  rig.write(
    'runbooks/update-postgres.yaml',
    runbook.replace(
      'eq steps.same.outputs.identity steps.server.outputs.identity',
      'eq steps.same.outputs.identity inputs.version',
    ),
  );
  const { code, stdout } = await update(rig, '18.6');
  expect(code, stdout.slice(-2000)).toBe(1);
  expect(stdout).toContain('it is another database server than before');
  expect(stdout).toContain('"outcome":"rolled-back"');
  expect(await imageOf(rig)).toBe('postgres:18.4 running');
  expect(await rig.snapshot()).toEqual(before);
});
