import { expect, test } from 'vitest';
import { openRig } from '../../support/rig.ts';

const runbook = (folder: string): string => `apiVersion: runbook/v1
name: settle
summary: Write, look, and act on what was seen
steps:
  - id: write
    foreach: [a, b]
    uses: file.write
    with: { path: "${folder}/{{ item }}", content: "{{ item }}\\n" }
  - id: once
    uses: file.write
    with: { path: "${folder}/a", content: "a\\n" }
  - id: react
    if: steps.once.outputs.changed
    run: "true"
    irreversible: it is a test
  - id: inner
    uses: runbook.run
    with: { runbook: inner }
  - id: look
    effect: read
    plan: true
    run: cat ${folder}/a
  - id: act
    if: eq steps.look.outputs.stdout "a"
    run: "true"
    irreversible: it is a test
`;

const inner = (folder: string): string => `apiVersion: runbook/v1
name: inner
summary: Write one more
steps:
  - id: write
    uses: file.write
    with: { path: "${folder}/c", content: "c\\n" }
`;

test('what finds everything as it shall be leaves the world as it is to those behind it', async () => {
  await using rig = openRig();
  rig.write('runbooks/settle.yaml', runbook(rig.folder));
  rig.write('runbooks/inner.yaml', inner(rig.folder));
  const act = async (): Promise<string> =>
    (await rig.run(['plan', 'settle', '--env', 'local'])).stdout.match(
      /^(?:change|skip|unknown) +act .*$/m,
    )?.[0] ?? '';
  expect(await act()).toMatch(/^unknown/);
  for (const name of ['a', 'b', 'c']) rig.write(name, `${name}\n`);
  await rig.run([`chmod 600 ${rig.path('a')} ${rig.path('b')} ${rig.path('c')}`], { shell: true });
  expect(await act()).toMatch(/^change/);
  expect((await rig.run(['plan', 'settle', '--env', 'local'])).stdout).toMatch(
    /^skip +react [^]*^same +inner +runbook inner$/m,
  );
  // One item of many is enough, and so is a step of a called runbook.
  rig.write('b', 'other\n');
  expect(await act()).toMatch(/^unknown/);
  rig.write('b', 'b\n');
  expect(await act()).toMatch(/^change/);
  rig.write('c', 'other\n');
  expect(await act()).toMatch(/^unknown/);
});
