import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionNamed, makeRig, problemsOf, textOf } from '../../support/action-rig.ts';

describe('command', () => {
  it('runs argv without a shell, in a directory, with env and stdin', async () => {
    const { run, folder, printed } = await makeRig();
    const echo = await run('command', { argv: ['printf', '%s', '$HOME; `id`'] });
    expect(echo.outputs).toEqual({ stdout: '$HOME; `id`', exitCode: 0 });
    const script = 'pwd; printf "%s\\n" "$GREETING"; cat';
    const result = await run(
      'command',
      { script, cwd: folder, stdin: 'fed' },
      { env: { GREETING: 'hello you' } },
    );
    expect(result.outputs['stdout']).toBe(`${folder}\nhello you\nfed`);
    expect(printed()).toContain('hello you');
  });

  it('stops a script at the first failure', async () => {
    const { run } = await makeRig();
    await expect(run('command', { script: 'false; echo "never reached"' })).rejects.toMatchObject({
      exitCode: 1,
    });
    await expect(run('command', { script: 'echo "$UNSET_NAME"' })).rejects.toMatchObject({
      name: 'ActionError',
    });
  });

  it('makes lines and JSON of the output, and says when it is none', async () => {
    const { run } = await makeRig();
    expect((await run('command', { script: 'echo a; echo b', output: 'lines' })).outputs['stdout']).toEqual([
      'a',
      'b',
    ]);
    expect((await run('command', { script: 'true', output: 'lines' })).outputs['stdout']).toEqual([]);
    const json = await run('command', { argv: ['echo', '{"a":[1]}'], output: 'json' });
    expect(json.outputs['stdout']).toEqual({ a: [1] });
    const marked = await run('command', { argv: ['echo', '\uFEFF[1]'], output: 'json' });
    expect(marked.outputs['stdout']).toEqual([1]);
    await expect(run('command', { argv: ['echo', 'oops'], output: 'json' })).rejects.toThrow('is not JSON');
    await expect(run('command', { argv: ['true'], output: 'json' })).rejects.toThrow('is empty, not JSON');
  });

  it('accepts only the exit codes it was told, and shows the end of stderr', async () => {
    const { run } = await makeRig();
    const accepted = await run('command', { script: 'exit 3', exitCodes: [0, 3] });
    expect(accepted.outputs['exitCode']).toBe(3);
    const failing = run('command', { script: 'echo progress >&2; echo "the reason" >&2; exit 7' });
    await expect(failing).rejects.toMatchObject({
      exitCode: 7,
      message: expect.stringContaining('the reason'),
    });
  });

  it('refuses endless output without keeping it', async () => {
    const { run } = await makeRig();
    await expect(run('command', { script: 'head -c 3000000 /dev/zero' })).rejects.toThrow('more than 1MiB');
  });

  it('names a program that is not there', async () => {
    const { run } = await makeRig();
    await expect(run('command', { argv: ['no-such-program-here'] })).rejects.toMatchObject({
      message: expect.stringContaining('no-such-program-here'),
    });
  });

  it('ends with what it started when it is cancelled', async () => {
    const { run, folder } = await makeRig();
    const controller = new AbortController();
    const script = 'echo started; sleep 600 & wait';
    const running = run(
      'command',
      { script, cwd: folder },
      { signal: controller.signal, print: () => controller.abort(new Error('cancelled')) },
    );
    await expect(running).rejects.toThrow('cancelled');
  });

  it('wants exactly one of argv and script', () => {
    const check = problemsOf('command');
    expect(check({ argv: ['true'] })).toEqual([]);
    expect(check({})).toMatchObject([{ message: 'needs either `argv` or `script`' }]);
    expect(check({ argv: ['true'], script: 'true' })).toMatchObject([{ path: ['script'] }]);
  });
});

describe('script.file', () => {
  it('runs a script of the project with arguments, by its own interpreter, and leaves no copy', async () => {
    const { run, folder } = await makeRig();
    await writeFile(join(folder, 'a.sh'), 'printf "%s|" "$0" "$@"; cat');
    await writeFile(join(folder, 'b.awk'), '#!/usr/bin/env -S awk -f\nBEGIN { print "from awk" }\n');
    const shell = await run('script.file', { path: 'a.sh', args: ['one', '$two'], stdin: 'in' });
    const stdout = textOf(shell.outputs['stdout']);
    expect(stdout).toMatch(/^\/[^|]+\/script\|one\|\$two\|in$/u);
    const copy = stdout.split('|')[0] ?? '';
    expect((await run('file.facts', { path: copy })).outputs['exists']).toBe(false);
    expect((await run('script.file', { path: 'b.awk' })).outputs['stdout']).toBe('from awk');
  });

  it('shows a plan which script it would run', async () => {
    const { context, folder } = await makeRig();
    await writeFile(join(folder, 'a.sh'), 'true');
    const probe = await actionNamed('script.file').probe({ path: 'a.sh' }, context);
    expect(probe.facts['script']).toMatch(/^[0-9a-f]{64}$/u);
  });

  it.each(['../outside.sh', '/etc/passwd', 'missing.sh', '.'])('refuses %s', async (path) => {
    const { run } = await makeRig();
    await expect(run('script.file', { path })).rejects.toMatchObject({ name: 'PortError' });
  });
});
