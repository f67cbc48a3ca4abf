import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openRig } from '../support/rig.ts';

const runbook = `
apiVersion: runbook/v1
name: change
summary: change a file, then fail
steps:
  - id: change
    uses: file.write
    with: { path: PATH/kept.txt, content: new }
  - id: fail
    run: exit 3
    effect: read
`;

test('an inverse puts back what was there before', async () => {
  await using rig = openRig();
  rig.write('kept.txt', 'old');
  rig.write('change.yaml', runbook.replaceAll('PATH', rig.folder));
  const { code, stdout } = await rig.run(['run', './change.yaml', '--json']);
  expect(stdout).toContain('"outcome":"rolled-back"');
  expect(code).toBe(1);
  expect(rig.read('kept.txt')).toBe('old');
  expect(readdirSync(rig.folder).filter((name) => name.includes('kept.txt'))).toEqual(['kept.txt']);
});
