import { existsSync } from 'node:fs';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { cloneSandbox } from '../../engine/adapters/sandbox/clone-sandbox.ts';
import { openRig } from '../support/rig.ts';
import type { Rig } from '../support/rig.ts';
import { preparedSandbox } from '../support/sandbox.ts';
import { runningSshd, startSshd } from '../support/ssh/start-sshd.ts';
import { isAlive, pidsIn } from '../support/transport/alive.ts';

const sshd = await startSshd();
afterAll(async () => {
  if (typeof sshd !== 'string') await sshd.stop();
});

/** Processes that fork, fork twice, take sessions of their own and drop what marks them; all ignore TERM. */
const stubborn = `
if [ -e FOLDER/pids ]; then
  # The second attempt: whoever of the first one lives is told, zombies apart.
  sed -n 's/^pid //p' FOLDER/pids | while read -r pid; do
    if grep -qs '^State:.[^ZX]' "/proc/$pid/status"; then echo "$pid" >> FOLDER/survivors; fi
  done
  exit 0
fi
trap '' TERM
forever='while :; do sleep 1000; done'
mkfifo FOLDER/told
# Open for both ways, so that no writer's end is taken for the end.
exec 3<>FOLDER/told
sh -c "trap '' TERM; echo pid \\$\\$ > FOLDER/told; $forever" &
( setsid sh -c "trap '' TERM; echo pid \\$\\$ > FOLDER/told; $forever" & )
setsid sh -c "( setsid sh -c 'echo pid \\$\\$ > FOLDER/told; $forever' & ); $forever" &
for number in 1 2 3; do read -r line <&3; echo "$line" >> FOLDER/list; done
echo "pid $$" >> FOLDER/list
mv FOLDER/list FOLDER/pids
echo all started
eval "$forever"
`;

function runbook(folder: string, more: string): string {
  const script = stubborn.trim().replaceAll('FOLDER', folder).replaceAll('\n', '\n      ');
  return `apiVersion: runbook/v1
name: tree
summary: For a test
target: host
steps:
  - id: grow
    effect: read
    ${more}
    run: |
      ${script}
`;
}

type Where = 'local' | 'ssh';

function target(on: Where, folder: string): object {
  if (on === 'local') return { transport: 'local', stateDirectory: `${folder}/target` };
  const { address, port, user, identityFile, hostKey } = runningSshd(sshd).settings;
  return { transport: 'ssh', address, port, user, identityFile, hostKey, stateDirectory: `${folder}/target` };
}

function project(on: Where, more: string): Rig {
  const rig = openRig();
  onTestFinished(() => rig[Symbol.asyncDispose]());
  const head = { apiVersion: 'runbook/v1', kind: 'Environment', name: 'test' };
  rig.write('runbooks/tree.yaml', runbook(rig.folder, more));
  rig.write('runbooks/project.yaml', 'apiVersion: runbook/v1\nkind: Project\nenvironment: test\n');
  rig.write(
    'runbooks/environments/test.yaml',
    JSON.stringify({ ...head, targets: { host: target(on, rig.folder) } }),
  );
  return rig;
}

function pidsOf(rig: Rig): readonly number[] {
  const pids = pidsIn(rig.read('pids'));
  expect(pids).toHaveLength(4);
  return pids;
}

describe.each(['local', 'ssh'] as const)('everything that a step started, %s', (on) => {
  const skipped = on === 'ssh' && typeof sshd === 'string';

  test.skipIf(skipped)('is gone when a cancelled run has ended', async () => {
    const rig = project(on, 'timeout: 1h');
    const running = rig.start(['run', 'tree', '--json']);
    await running.until(/all started/);
    expect(pidsOf(rig).filter(isAlive)).toHaveLength(4);
    running.kill('SIGINT');
    expect((await running.ended).code).toBe(130);
    expect(pidsOf(rig).filter(isAlive)).toEqual([]);
  });

  test.skipIf(skipped)('is gone when its time was up', async () => {
    const rig = project(on, 'timeout: 3s');
    const { code, stdout } = await rig.run(['run', 'tree']);
    expect(code, stdout).toBe(1);
    expect(pidsOf(rig).filter(isAlive)).toEqual([]);
  });

  test.skipIf(skipped)('is gone after kill -9 of the engine, before a resume goes on', async () => {
    const rig = project(on, 'onInterrupt: rerun');
    const running = rig.start(['run', 'tree', '--json']);
    await running.until(/all started/);
    running.kill('SIGKILL');
    await running.ended;
    const { code, stdout } = await rig.run(['resume', '--interrupted']);
    expect(code, stdout).toBe(0);
    expect(existsSync(rig.path('survivors'))).toBe(false);
    expect(pidsOf(rig).filter(isAlive)).toEqual([]);
  });
});

test('a program in a container of the sandbox is gone when its time was up', async () => {
  const rig = openRig();
  onTestFinished(() => rig[Symbol.asyncDispose]());
  await cloneSandbox(await preparedSandbox(), rig.path('host'));
  rig.write(
    'runbooks/environments/sandbox.yaml',
    `apiVersion: runbook/v1
kind: Environment
name: sandbox
targets: { host: { transport: local } }
containers: { kind: sandbox, directory: ${rig.path('host')} }
`,
  );
  rig.write(
    'runbooks/sleep.yaml',
    `apiVersion: runbook/v1
name: sleep
summary: For a test
target: host
steps:
  - { id: sleep, uses: compose.exec, effect: read, timeout: 1s, with: { service: nginx, argv: [sleep, "100000"] } }
`,
  );
  const { code, stdout } = await rig.run(['run', 'sleep', '--env', 'sandbox']);
  expect(code, stdout).toBe(1);
  expect(stdout).toMatch(/1s|time/);
  // The machine goes with the last engine, which it does not while a program runs in it.
  expect((await rig.run(['run', 'sleep', '--env', 'sandbox'])).code).toBe(1);
});
