import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureText, readPlaybookOutput } from '../../../engine/actions/playbook-output.ts';
import { actionNamed, makeRig } from '../../support/action-rig.ts';

/** As ansible-core 2.19 prints it. */
const printed = `
PLAY [Prepare the host] ********************************************************

TASK [Install packages] ********************************************************
ok: [one]
changed: [two]

TASK [Make folders] ************************************************************
changed: [one] => (item=/opt/a)
ok: [one] => (item=/opt/b)
fatal: [two]: FAILED! => {"changed": false, "msg": "no room\\nleft"}
...ignoring

TASK [Start Docker] ************************************************************
fatal: [one]: FAILED! => {"changed": true, "cmd": ["false"], "msg": "non-zero return code", "stderr": "it is broken", "rc": 1}
fatal: [two]: UNREACHABLE! => {"changed": false, "msg": "Failed to connect", "unreachable": true}

RUNNING HANDLER [Restart Docker] ***********************************************
changed: [one]

PLAY RECAP *********************************************************************
one                        : ok=2    changed=2    unreachable=0    failed=1    skipped=0    rescued=0    ignored=0   
two                        : ok=2    changed=1    unreachable=1    failed=0    skipped=0    rescued=0    ignored=1   
`;

describe('the output of a playbook', () => {
  it.each([1, 7, 100_000])('is read in pieces of %i bytes', (size) => {
    const lines: string[] = [];
    const output = readPlaybookOutput(3, (line) => lines.push(line));
    const bytes = new TextEncoder().encode(printed);
    for (let at = 0; at < bytes.length; at += size) output.add(bytes.subarray(at, at + size));
    expect(output.changed).toEqual(['Install packages', 'Make folders', 'Restart Docker']);
    expect(output.failures.map(failureText)).toEqual([
      '`Start Docker` failed on one: non-zero return code: it is broken',
      'two cannot be reached: Failed to connect',
    ]);
    expect(output.hosts['two']).toEqual({ ok: 2, changed: 1, failed: 0, unreachable: 1 });
    expect(lines.filter((line) => !line.startsWith(' '))).toEqual([
      '1/3 Install packages',
      '2/3 Make folders',
      '3/3 Start Docker',
      '4 Restart Docker',
    ]);
    expect(lines).toContain('  `Make folders` failed on two: no room; left (ignored)');
  });
});

/** A program of this name that plays Ansible: what it is told with, and what it says. Not Ansible; that is in test/e2e. */
async function standIn(folder: string, output: string, exitCode: number): Promise<Record<string, string>> {
  await mkdir(join(folder, 'bin'));
  await writeFile(join(folder, 'out'), output);
  const script = `#!/bin/sh
printf '%s\\n' "$@" >>"${folder}/words"; echo "$RUNBOOK_ANSIBLE_VARS" >"${folder}/vars"
case "$*" in *--list-tasks*) printf '  play #1\\n    tasks:\\n      a\\n      b\\n'; exit 0;; esac
cat "${folder}/out"; exit ${exitCode}
`;
  await writeFile(join(folder, 'bin/ansible-playbook'), script);
  await chmod(join(folder, 'bin/ansible-playbook'), 0o755);
  return { PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` };
}

const recap = 'PLAY RECAP ****\none : ok=1 changed=0 unreachable=0 failed=0 skipped=0\n';

describe('ansible.playbook (against a stand-in)', () => {
  it('keeps values out of the arguments', async () => {
    const { run, folder, context } = await makeRig();
    const env = await standIn(folder, recap, 0);
    const input = {
      directory: folder,
      playbook: 'site.yml',
      vars: { token: 'very-secret' },
      tags: ['a', 'b'],
    };
    const { changed, outputs } = await run('ansible.playbook', input, { env });
    expect([changed, outputs['changed']]).toEqual([false, []]);
    const { files } = context.target;
    const text = async (name: string): Promise<string> => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of files.read(join(folder, name))) chunks.push(chunk);
      return Buffer.concat(chunks).toString();
    };
    expect(await text('words')).not.toContain('very-secret');
    expect(await text('words')).toContain(`--tags\na,b\n--extra-vars\n{"token":"{{ (lookup(`);
    expect(JSON.parse(await text('vars'))).toEqual({ token: 'very-secret' });
  });

  it('fails with the task and the host', async () => {
    const { run, folder, printed: shown } = await makeRig();
    const env = await standIn(folder, printed, 2);
    await expect(
      run('ansible.playbook', { directory: folder, playbook: 'site.yml' }, { env }),
    ).rejects.toThrow('`Start Docker` failed on one: non-zero return code: it is broken (and 1 more)');
    expect(shown()).toContain('1/2 Install packages\n');
  });

  it('shows what cannot be reached as an obstacle of a plan', async () => {
    const { folder, context } = await makeRig();
    const env = await standIn(folder, printed, 4);
    const input = { directory: folder, playbook: 'site.yml' };
    const seen = await actionNamed('ansible.playbook').probe(input, { ...context, env });
    expect(seen).toMatchObject({
      wouldChange: true,
      obstacle: 'two cannot be reached: Failed to connect',
      facts: { hosts: ['one', 'two'] },
    });
  });

  it.each([
    [
      'refuses sudo',
      '{"changed": false, "module_stderr": "sudo: a password is required\\n", "msg": "MODULE FAILURE"}',
      'MODULE FAILURE: sudo: a password is required',
    ],
    [
      'says it twice',
      '{"changed": false, "stderr": "sudo: no\\n", "msg": "it failed: sudo: no"}',
      'it failed: sudo: no',
    ],
    [
      'fails an assertion',
      '{"assertion": "x", "changed": false, "evaluated_to": false, "msg": "process 7 (apt) installs packages now"}',
      'process 7 (apt) installs packages now',
    ],
  ])('shows a host that %s as an obstacle of a plan', async (_what, facts, message) => {
    const { folder, context } = await makeRig();
    const told = (before: string): string =>
      `TASK [Look] ****\n${before}: [one]\nTASK [See] ****\nfatal: [one]: FAILED! => ${facts}\n${recap}`;
    const input = { directory: folder, playbook: 'site.yml' };
    const env = await standIn(folder, told('ok'), 2);
    const probe = async (): Promise<unknown> =>
      actionNamed('ansible.playbook').probe(input, { ...context, env });
    expect(await probe()).toMatchObject({ obstacle: `\`See\` failed on one: ${message}` });
  });

  it('takes an assertion about what is only played for something that cannot be foreseen', async () => {
    const { folder, context } = await makeRig();
    const facts = '{"assertion": "x", "changed": false, "evaluated_to": false, "msg": "it is not there"}';
    const text = `TASK [Make] ****\nchanged: [one] => (item=a)\nTASK [See] ****\nfatal: [one]: FAILED! => ${facts}\n${recap}`;
    const env = await standIn(folder, text, 2);
    const input = { directory: folder, playbook: 'site.yml' };
    const seen = await actionNamed('ansible.playbook').probe(input, { ...context, env });
    expect(seen).not.toHaveProperty('obstacle');
    expect(seen).toMatchObject({ after: 'would change: Make; then it cannot be foreseen' });
  });

  it('is no success without a host, nor with a name that is none', async () => {
    const { run, folder } = await makeRig();
    const env = await standIn(folder, 'skipping: no hosts matched\n', 0);
    const input = { directory: folder, playbook: 'site.yml' };
    await expect(run('ansible.playbook', input, { env })).rejects.toThrow('found no host');
    const vars = { "a'] }}": 1 };
    await expect(run('ansible.playbook', { ...input, vars }, { env })).rejects.toThrow(
      'no name that Ansible takes',
    );
  });

  it('runs again after a cut, unless nothing is left to do', async () => {
    const { folder, context } = await makeRig();
    const input = { directory: folder, playbook: 'site.yml' };
    const env = await standIn(folder, recap, 0);
    const settle = async (): Promise<unknown> =>
      actionNamed('ansible.playbook').settle(input, null, { ...context, env });
    expect(await settle()).toMatchObject({ verdict: 'done' });
    await writeFile(join(folder, 'out'), printed);
    expect(await settle()).toEqual({ verdict: 'not-started' });
  });
});
