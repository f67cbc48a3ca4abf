import { expect, test } from 'vitest';
import { openRig, type Rig } from '../support/rig.ts';

const runbook = `
apiVersion: runbook/v1
name: go
summary: change a file, then open for everybody
steps:
  - id: change
    uses: file.write
    with: { path: PATH/kept.txt, content: new }
  - id: open
    run: touch PATH/opened; while [ ! -e PATH/enough ]; do sleep 0.05; done
    commit: true
    onInterrupt: rerun
    rollback: [{ run: rm PATH/opened }]
`;

/** A run whose engine was killed in the middle of its point of no return. */
async function cutInCommit(rig: Rig): Promise<string> {
  rig.write('kept.txt', 'old');
  rig.write('go.yaml', runbook.replaceAll('PATH', rig.folder));
  const running = rig.start(['run', './go.yaml', '--json']);
  const printed = await running.until(/"event":"attempt-started"[^\n]*"step":"open"/u);
  running.kill('SIGKILL');
  await running.ended;
  return /"run":"(?<run>[^"]+)"/u.exec(printed)?.groups?.['run'] ?? '';
}

test.for(['rollback', 'cancel'])(
  '%s of a run that may have passed its point of no return is refused',
  async (verb) => {
    await using rig = openRig();
    const run = await cutInCommit(rig);
    const { code, stderr } = await rig.run([verb, run]);
    expect(code).toBe(2);
    expect(stderr).toContain('was cut off in `open`, its point of no return, and may have passed it');
    expect(stderr).toContain(`runbook resume ${run}`);
    expect(rig.read('kept.txt')).toBe('new');
    const unconfirmed = await rig.run(['rollback', run, '--past-commit']);
    expect(unconfirmed.code).toBe(2);
    expect(unconfirmed.stderr).toContain('everything that was written since then is lost');
    const agreed = await rig.run(['rollback', run, '--past-commit', '--confirm', run]);
    expect(agreed.code, agreed.stderr).toBe(0);
    expect(rig.read('kept.txt')).toBe('old');
  },
);

test('resume has it looked at, and goes on', async () => {
  await using rig = openRig();
  const run = await cutInCommit(rig);
  rig.write('enough', '');
  const { code, stdout } = await rig.run(['resume', run]);
  expect(code, stdout).toBe(0);
  expect(rig.read('kept.txt')).toBe('new');
});
