import { describe, expect, test } from 'vitest';
import { openProjectRig } from '../support/project.ts';
import type { ProjectRig } from '../support/project.ts';

const update = (version: string): readonly string[] => [
  'run',
  'update-manual',
  '--env',
  'sandbox',
  '--input',
  'service=gitea',
  '--input',
  `version=${version}`,
];

/** The run's id, which is printed first. */
function runOf(stdout: string): string {
  const run = /\b\d{8}-\d{6}-[0-9a-z]{4}\b/.exec(stdout)?.[0];
  if (run === undefined) throw new Error(`no run in:\n${stdout}`);
  return run;
}

/** After an end nothing is left to resume, and the next run gets the lock. */
async function isFree(rig: ProjectRig): Promise<boolean> {
  const { code } = await rig.run(['run', 'backup', '--quiet']);
  return code === 0;
}

describe('update-manual', () => {
  test('updates to a good version', async () => {
    await using rig = await openProjectRig();
    const before = await rig.snapshot();
    const { code, stdout } = await rig.run([...update('1.27.3'), '--approve', 'all']);
    expect(stdout).toContain('succeeded');
    expect(code).toBe(0);
    const after = await rig.snapshot();
    expect(after.version).toBe('gitea/gitea:1.27.3 running, nginx running');
    expect(after.refs).toEqual(before.refs);
    const again = await rig.run([...update('1.27.3'), '--approve', 'all']);
    expect(again.stdout).toContain('unchanged');
    expect(again.code).toBe(0);
  });

  test.each(['1.27.3-unhealthy', '1.27.3-halfmigrated'])(
    'undoes %s: not a row or ref is different',
    async (version) => {
      await using rig = await openProjectRig();
      const before = await rig.snapshot();
      const { code, stdout } = await rig.run([...update(version), '--approve', 'all', '--json']);
      expect(stdout).toContain('"outcome":"rolled-back"');
      expect(code).toBe(1);
      expect(await rig.snapshot()).toEqual(before);
    },
  );

  test('waits for an approval off a terminal, and refuses other runs until it has one', async () => {
    await using rig = await openProjectRig();
    const before = await rig.snapshot();
    const waiting = await rig.run(update('1.27.3'));
    expect(waiting.code).toBe(3);
    const run = runOf(waiting.stdout);
    const other = await rig.run(['run', 'backup']);
    expect(other.code).toBe(5);
    expect(other.stdout + other.stderr).toContain(run);
    const denied = await rig.run(['approve', run, '--deny']);
    expect(denied.code).toBe(130);
    expect(await rig.snapshot()).toEqual(before);
    const second = runOf((await rig.run(update('1.27.3'))).stdout);
    expect((await rig.run(['approve', second])).code).toBe(0);
    expect((await rig.snapshot()).version).toContain('1.27.3 running');
  });

  test('refuses a downgrade and a version that is not there, before anything is touched', async () => {
    await using rig = await openProjectRig();
    const before = await rig.snapshot();
    const older = await rig.run([...update('1.21.0'), '--approve', 'all']);
    expect(older.code).toBe(1);
    const missing = await rig.run([...update('1.99.0'), '--approve', 'all']);
    expect(missing.code).toBe(1);
    expect(missing.stdout).toContain('no image');
    expect(await rig.snapshot()).toEqual(before);
  });
});

/** Steps at whose beginning the engine is killed: intent is on disk, the effect perhaps. */
const moments = [
  'current',
  'close',
  'stop',
  'backup/dump',
  'backup/store-manifest',
  'copy-database',
  'swap-database',
  'swap-data',
  'update',
  'healthy',
  'open',
];

describe('kill -9 in the middle of update-manual', () => {
  test.each(moments)('at %s: one of the two whole states after resume', async (step) => {
    await using rig = await openProjectRig();
    const before = await rig.snapshot();
    const running = rig.start([...update('1.27.3'), '--approve', 'all', '--json']);
    const printed = await running.until(new RegExp(`"event":"attempt-started"[^\\n]*"step":"${step}"`));
    running.kill('SIGKILL');
    await running.ended;
    const run = runOf(printed);

    const other = await rig.run(['run', 'backup']);
    expect(other.code).toBe(5);
    expect(other.stdout + other.stderr).toContain(run);

    const resumed = await rig.run(['resume', run, '--approve', 'all', '--json']);
    const after = await rig.snapshot();
    if (resumed.code === 0) {
      expect(after.version).toBe('gitea/gitea:1.27.3 running, nginx running');
      expect(after.refs).toEqual(before.refs);
    } else {
      expect(resumed.stdout).toContain('"outcome":"rolled-back"');
      expect(resumed.code).toBe(1);
      expect(after).toEqual(before);
    }
    expect(await isFree(rig)).toBe(true);
  });

  test('and rollback instead of resume: everything is as it was', async () => {
    await using rig = await openProjectRig();
    const before = await rig.snapshot();
    const running = rig.start([...update('1.27.3'), '--approve', 'all', '--json']);
    const printed = await running.until(/"event":"attempt-started"[^\n]*"step":"healthy"/);
    running.kill('SIGKILL');
    await running.ended;
    const rolledBack = await rig.run(['rollback', runOf(printed)]);
    expect(rolledBack.code).toBe(0);
    expect(await rig.snapshot()).toEqual(before);
  });
});

describe('restore', () => {
  test('brings a named set back and keeps what was live', async () => {
    await using rig = await openProjectRig();
    const before = await rig.snapshot();
    const backup = await rig.run(['run', 'backup', '--json']);
    expect(backup.code).toBe(0);
    const set = runOf(backup.stdout);
    expect((await rig.run([...update('1.27.3'), '--approve', 'all', '--quiet'])).code).toBe(0);
    const restored = await rig.run(['run', 'restore', '--input', `set=${set}`, '--approve', 'all']);
    expect(restored.code).toBe(0);
    const after = await rig.snapshot();
    expect(after.version).toBe(before.version);
    expect(after.dump).toBe(before.dump);
    expect(after.refs).toEqual(before.refs);
    expect(after.beside.length).toBeGreaterThan(0);
  });

  test('refuses a set that is not there before anything is touched', async () => {
    await using rig = await openProjectRig();
    const before = await rig.snapshot();
    const { code } = await rig.run([
      'run',
      'restore',
      '--input',
      'set=20200101-000000-zzzz',
      '--approve',
      'all',
    ]);
    expect(code).toBe(1);
    expect(await rig.snapshot()).toEqual(before);
  });
});

describe('update-auto', () => {
  test('updates nginx, and puts the old one back when the new one is unhealthy', async () => {
    await using rig = await openProjectRig();
    const before = await rig.snapshot();
    const bad = await rig.run([
      'run',
      'update-auto',
      '--input',
      'image=nginx:1.30.6-unhealthy',
      '--input',
      'backup=false',
    ]);
    expect(bad.code).toBe(1);
    expect(await rig.snapshot()).toEqual(before);
    const listed = await rig.run([
      'run',
      'update-auto',
      '--input',
      'image=nginx:1.30.6-unhealthy',
      '--input',
      'backup=false',
    ]);
    expect(listed.stdout).toContain('was rolled back before');
    const good = await rig.run(['run', 'update-auto']);
    expect(good.code).toBe(0);
    const again = await rig.run(['run', 'update-auto', '--json']);
    expect(again.stdout).toContain('"outcome":"unchanged"');
  });
});
