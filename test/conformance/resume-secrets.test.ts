import { chmodSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { openRig } from '../support/rig.ts';
import type { Rig } from '../support/rig.ts';

const secret = 'correct-horse-battery';

/** The first step keeps the secret where a later one, which is given none, says it. */
const runbook = (folder: string): string => `apiVersion: runbook/v1
name: keeps
summary: For a test
secrets: { word: { from: word } }
steps:
  - id: keep
    run: printf %s "$WORD" > ${folder}/kept
    env: { WORD: '{{ secrets.word }}' }
    irreversible: it is for a test
  - id: hold
    effect: read
    onInterrupt: rerun
    run: |
      if [ -e ${folder}/held ]; then exit 0; fi
      touch ${folder}/held; echo holding; while :; do sleep 1000; done
  - { id: say, run: cat ${folder}/kept, effect: read }
`;

async function cutOff(): Promise<Rig> {
  const rig = openRig();
  onTestFinished(() => rig[Symbol.asyncDispose]());
  rig.write('runbooks/keeps.yaml', runbook(rig.folder));
  rig.write('runbooks/project.yaml', 'apiVersion: runbook/v1\nkind: Project\nenvironment: test\n');
  rig.write(
    'runbooks/environments/test.yaml',
    JSON.stringify({
      apiVersion: 'runbook/v1',
      kind: 'Environment',
      name: 'test',
      targets: { local: { transport: 'local' } },
      secrets: { kind: 'file', path: rig.path('secrets.json') },
    }),
  );
  writeFileSync(rig.path('secrets.json'), JSON.stringify({ word: secret }), { mode: 0o600 });
  const running = rig.start(['run', 'keeps', '--json']);
  await running.until(/holding/);
  running.kill('SIGKILL');
  await running.ended;
  expect(rig.read('kept')).toBe(secret);
  return rig;
}

test('a resumed run masks what was a secret of steps before, though no step reads it again', async () => {
  const rig = await cutOff();
  const { code, stdout, stderr } = await rig.run(['resume', '--interrupted', '--json']);
  expect(code, stderr).toBe(0);
  const logs = await rig.run(['logs', 'last', '--output']);
  expect(stdout).toContain('"lines":["***"]');
  expect(`${stdout}${stderr}${logs.stdout}`).not.toContain(secret);
});

test('a run is not resumed while what it has to mask cannot be read', async () => {
  const rig = await cutOff();
  chmodSync(rig.path('secrets.json'), 0o644);
  const refused = await rig.run(['resume', '--interrupted']);
  expect(refused.code).toBe(7);
  expect(refused.stdout + refused.stderr).toContain('a secret that the run has used cannot be read');
  chmodSync(rig.path('secrets.json'), 0o600);
  expect((await rig.run(['resume', '--interrupted'])).code).toBe(0);
});

test('a secret that is gone does not keep a run from its end, and that is said', async () => {
  const rig = await cutOff();
  writeFileSync(rig.path('secrets.json'), '{}', { mode: 0o600 });
  const { code, stdout, stderr } = await rig.run(['resume', '--interrupted']);
  expect(code).toBe(0);
  expect(stdout + stderr).toContain('what the run did with it before may show it');
});
