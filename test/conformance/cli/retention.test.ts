import { existsSync, readdirSync, renameSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openRig } from '../../support/rig.ts';
import type { Rig } from '../../support/rig.ts';

/** Makes the newest run one of a year ago; its new id. */
function age(rig: Rig): string {
  const [run = ''] = readdirSync(rig.path('state/runs')).toSorted().toReversed();
  const old = run.replace(/^\d{8}/, '20200101');
  const journal = `state/runs/${run}/journal.jsonl`;
  rig.write(
    journal,
    rig
      .read(journal)
      .replaceAll(run, old)
      .replaceAll(/"at":"[\d-]{10}T/g, '"at":"2020-01-01T'),
  );
  renameSync(rig.path(`state/runs/${run}`), rig.path(`state/runs/${old}`));
  return old;
}

test('runs that the project keeps no longer are removed when another one has ended', async () => {
  await using rig = openRig();
  rig.write(
    'runbooks/project.yaml',
    'apiVersion: runbook/v1\nkind: Project\nenvironment: local\nretention: { runs: 2, age: 30d }\n',
  );
  rig.write(
    'runbooks/look.yaml',
    'apiVersion: runbook/v1\nname: look\nsummary: Looks\nsteps:\n  - { id: look, run: "true", effect: read }\n',
  );
  await rig.run(['run', 'look']);
  const old = age(rig);
  await rig.run(['run', 'look']);
  expect(existsSync(rig.path(`state/runs/${old}`))).toBe(true);
  const { code, stderr } = await rig.run(['run', 'look']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(existsSync(rig.path(`state/runs/${old}`))).toBe(false);
  const left = readdirSync(rig.path('state/runs'));
  expect(left).toHaveLength(2);
  expect(JSON.parse((await rig.run(['history', '--json'])).stdout)).toHaveLength(2);
});
