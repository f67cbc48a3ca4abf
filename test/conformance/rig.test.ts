import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { openRig } from '../support/rig.ts';
import { processesOf } from '../support/world.ts';

const held = `apiVersion: runbook/v1
name: held
summary: Waits for good
steps:
  - id: hold
    run: cat "$PIPE"
    env: { PIPE: FOLDER/pipe }
    effect: read
`;

test('a rig takes along what an engine that was killed in it left running', async () => {
  const rig = openRig();
  execFileSync('mkfifo', [rig.path('pipe')]);
  rig.write('held.yaml', held.replace('FOLDER', rig.folder));
  const engine = rig.start(['run', './held.yaml']);
  const [run = ''] = /\d{8}-\d{6}-\w{4}/.exec(await engine.until(/start +hold/)) ?? [];
  engine.kill('SIGKILL');
  await engine.ended;
  const left = processesOf([run]);
  await rig[Symbol.asyncDispose]();
  expect({ left: left.length > 0, still: processesOf([run]) }).toEqual({ left: true, still: [] });
});
