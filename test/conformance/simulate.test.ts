import { cpSync, existsSync, mkdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openRig } from '../support/rig.ts';

const environment = new URL('../../runbooks/environments/sandbox.yaml', import.meta.url).pathname;

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

test(
  'a runbook whose undo does not undo is found out, with the story and both reports',
  patience,
  async () => {
    await using rig = openRig();
    mkdirSync(rig.path('runbooks/environments'), { recursive: true });
    cpSync(environment, rig.path('runbooks/environments/sandbox.yaml'));
    rig.write(
      'runbooks/project.yaml',
      'apiVersion: runbook/v1\nkind: Project\nvars: { database: gitea, images: {} }\n',
    );
    rig.write('runbooks/forgetful.yaml', forgetful);
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
