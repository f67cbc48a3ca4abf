import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openRig } from '../support/rig.ts';
import type { Rig } from '../support/rig.ts';

const environment = fileURLToPath(new URL('../../runbooks/environments/sandbox.yaml', import.meta.url));

/** Its undo looks at nginx instead of starting it again. */
const forgetful = `apiVersion: runbook/v1
name: forgetful
summary: Stops nginx for a moment
target: host
steps:
  - id: stop
    uses: compose.stop
    with: { service: nginx }
    rollback:
      - uses: compose.inspect
        with: { service: nginx }
  - id: start
    uses: compose.start
    with: { service: nginx }
`;

/** Making a sandbox takes seconds of two cores, minutes of busy ones. */
const patience = { timeout: 300_000 };

/** One runbook in the sandbox that the shipped environment describes. */
function project(runbook: string, text: string): Rig {
  const rig = openRig();
  mkdirSync(rig.path('runbooks/environments'), { recursive: true });
  cpSync(environment, rig.path('runbooks/environments/sandbox.yaml'));
  rig.write(
    'runbooks/project.yaml',
    'apiVersion: runbook/v1\nkind: Project\nvars: { database: gitea, images: {} }\n',
  );
  rig.write(`runbooks/${runbook}.yaml`, text);
  return rig;
}

test('a runbook that fails by itself is not explored', patience, async () => {
  const broken = `apiVersion: runbook/v1
name: broken
summary: Fails by itself
target: host
steps:
  - { id: look, uses: file.read, with: { path: /nowhere/to/be/found } }
`;
  await using rig = project('broken', broken);
  const { code, stdout, stderr } = await rig.run(['simulate', 'broken']);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.replaceAll(/\s+/g, ' ')).toContain(
    '[RB606]: the case default does not succeed without a fault: look: there is no file /nowhere/to/be/found',
  );
});

test(
  'a runbook whose undo does not undo is found out, with the story and both reports',
  patience,
  async () => {
    await using rig = project('forgetful', forgetful);
    const cell = 'default@start@fails-after';
    const { code, stdout, stderr } = await rig.run(['simulate', 'forgetful', '--only', cell, '-o', 'report']);
    expect({ code, stderr }).toMatchObject({ code: 1 });
    expect(stdout).toContain(`!! ${cell}`);
    expect(stdout).toContain('services: + nginx: exited');
    expect(stdout).toContain('start failed: simulated failure after the effect');
    expect(stdout).toContain(`runbook simulate forgetful --seed 1 --only '${cell}'`);
    expect(JSON.parse(rig.read('report/simulation.json'))).toMatchObject([
      { runbook: 'forgetful', cells: [{ id: cell, outcome: 'rolled-back' }] },
    ]);
    expect(rig.read('report/simulation.html')).toContain('does not hold');
    expect(existsSync(rig.path('.runbook'))).toBe(false);
  },
);
