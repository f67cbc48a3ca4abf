import { expect, onTestFinished, test } from 'vitest';
import { openRig, type Rig } from '../../support/rig.ts';

function rig(): Rig {
  const opened = openRig();
  onTestFinished(() => opened[Symbol.asyncDispose]());
  opened.write(
    'runbooks/one.yaml',
    `apiVersion: runbook/v1
name: one
summary: One
steps:
  - { id: look, uses: wait, with: { for: 1s } }
  - { id: end, uses: finish, if: eq run.id "x" }
`,
  );
  return opened;
}

test('docs writes pages, and touches those only that changed', async () => {
  const at = rig();
  const first = await at.run(['docs', '-o', 'site', '--json']);
  expect(first.code).toBe(0);
  expect(at.read('site/runbooks/one.md')).toContain(
    '# one\n\nOne. It stands in [runbooks/one.yaml](../../runbooks/one.yaml).',
  );
  expect(at.read('site/cli/docs.md')).toContain('# runbook docs');
  at.write('site/mine.md', 'mine');
  at.write('runbooks/one.yaml', at.read('runbooks/one.yaml').replace('summary: One', 'summary: First'));
  const second = await at.run(['docs', '-o', 'site', '--json']);
  expect(JSON.parse(second.stdout)).toMatchObject({ written: ['runbooks/README.md', 'runbooks/one.md'] });
  expect(at.read('site/mine.md')).toBe('mine');
});

test('docs says where it cannot write', async () => {
  const at = rig();
  at.write('site', 'a file');
  const { code, stderr } = await at.run(['docs', '-o', 'site']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error: cannot write .*site\/runbooks/);
});

test('graph prints Mermaid, or a picture', async () => {
  const at = rig();
  expect((await at.run(['graph', 'one'])).stdout).toBe(
    'flowchart TD\n  s0("look<br/>wait")\n  s1(["end<br/>finish"])\n  s0 --> s1\n',
  );
  const svg = await at.run(['graph', 'one', '--format', 'svg']);
  expect(svg.stdout).toMatch(/^<svg [^]*<\/svg>\n$/);
  const json = await at.run(['graph', 'one', '--format', 'svg', '--json']);
  expect(JSON.parse(json.stdout)).toEqual({ runbook: 'one', svg: svg.stdout.trimEnd() });
});
