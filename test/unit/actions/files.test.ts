import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionNamed, makeRig } from '../../support/action-rig.ts';

describe('file.write', () => {
  it('writes text or JSON with a mode, and does nothing the second time', async () => {
    const { run, folder } = await makeRig();
    const path = join(folder, 'a');
    expect((await run('file.write', { path, content: 'one', mode: '0600' })).changed).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await run('file.write', { path, content: 'one', mode: '0600' })).changed).toBe(false);
    expect((await run('file.write', { path, content: 'one', mode: '0644' })).changed).toBe(true);
    await run('file.write', { path, json: { b: [1, null] } });
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ b: [1, null] });
    expect((await stat(path)).mode & 0o777).toBe(0o644);
  });

  it('puts the old file back, as often as it is asked', async () => {
    const { change, folder } = await makeRig();
    const path = join(folder, 'a');
    await writeFile(path, 'old', { mode: 0o640 });
    const { undo } = await change('file.write', { path, content: 'new', mode: '0600' });
    expect(await readFile(path, 'utf8')).toBe('new');
    await undo();
    await undo();
    expect(await readFile(path, 'utf8')).toBe('old');
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('removes a file that was not there before', async () => {
    const { change, folder } = await makeRig();
    const { undo } = await change('file.write', { path: join(folder, 'a'), content: 'new' });
    await undo();
    await undo();
    expect(await readdir(folder)).toEqual([]);
  });

  it('removes what a killed engine left of writing it, whether it is written again or undone', async () => {
    const { change, run, folder } = await makeRig();
    const path = join(folder, 'a');
    const left = ['.a.0123456789ab.tmp', '..a.kept-r1-step.0123456789ab.tmp'];
    const others = ['.a.b.0123456789ab.tmp', '.b.0123456789ab.tmp', 'a.0123456789ab.tmp'];
    const leave = (): Promise<unknown> =>
      Promise.all([...left, ...others].map((name) => writeFile(join(folder, name), 'half')));
    await leave();
    const { undo } = await change('file.write', { path, content: 'new' });
    expect((await readdir(folder)).toSorted()).toEqual([...others, 'a'].toSorted());
    await leave();
    await undo();
    expect((await readdir(folder)).toSorted()).toEqual(others.toSorted());
    await run('file.write', { path: join(folder, 'b'), content: 'new' });
    expect(await readdir(folder)).not.toContain('.b.0123456789ab.tmp');
  });

  it('keeps the file of before the first attempt when it is tried again', async () => {
    const { change, run, folder } = await makeRig();
    const path = join(folder, 'a');
    await writeFile(path, 'old');
    const { undo } = await change('file.write', { path, content: 'first attempt' });
    await run('file.write', { path, content: 'second attempt' });
    await undo();
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  it('undoes nothing when it was cut off before it touched the file', async () => {
    const { context, folder } = await makeRig();
    const path = join(folder, 'a');
    await writeFile(path, 'old');
    const action = actionNamed('file.write');
    const captured: unknown = await action.capture({ path, content: 'new' }, context);
    if (action.compensation.kind === 'inverse')
      await action.compensation.undo({ path, content: 'new' }, captured, context);
    expect(await readFile(path, 'utf8')).toBe('old');
  });

  it('keeps copies private, and only the newest of earlier runs', async () => {
    const { run, context, folder } = await makeRig();
    const path = join(folder, 'a');
    await writeFile(path, 'secret content', { mode: 0o644 });
    for (let number = 0; number < 9; number += 1) {
      const identity = { ...context.identity, run: `run${number}` };
      await run('file.write', { path, content: `content ${number}` }, { identity });
    }
    const copies = (await readdir(folder)).filter((name) => name.includes('.kept-'));
    expect(copies).toHaveLength(5);
    expect(copies).toContain('.a.kept-run8-step');
    for (const copy of copies) expect((await stat(join(folder, copy))).mode & 0o777).toBe(0o600);
  });

  it('shows a plan what it would do, without the content', async () => {
    const { context, folder } = await makeRig();
    const path = join(folder, 'a');
    const probe = async (content: string): Promise<unknown> =>
      actionNamed('file.write').probe({ path, content }, context);
    expect(await probe('topsecret')).toMatchObject({ wouldChange: true, before: `${path} is missing` });
    await writeFile(path, 'topsecret');
    const same = await probe('topsecret');
    expect(same).toMatchObject({ wouldChange: false, facts: { exists: true, size: 9 } });
    expect(JSON.stringify(same)).not.toContain('topsecret');
    expect(await readdir(folder)).toEqual(['a']);
  });

  it('tells from the world whether it was done', async () => {
    const { context, folder } = await makeRig();
    const input = { path: join(folder, 'a'), content: 'x' };
    const settle = async (): Promise<unknown> => actionNamed('file.write').settle(input, null, context);
    expect(await settle()).toEqual({ verdict: 'not-started' });
    await writeFile(input.path, 'x');
    expect(await settle()).toMatchObject({ verdict: 'done' });
  });

  it('refuses relative paths, ways out, directories and links', async () => {
    const { run, change, folder } = await makeRig();
    for (const path of ['relative', '/a/../b', '/', '/a\0b']) {
      await expect(run('file.write', { path, content: 'x' })).rejects.toThrow('not a usable path');
    }
    await mkdir(join(folder, 'd'));
    await symlink('d', join(folder, 'l'));
    await expect(change('file.write', { path: join(folder, 'd'), content: 'x' })).rejects.toThrow(
      'is a directory',
    );
    await expect(change('file.write', { path: join(folder, 'l'), content: 'x' })).rejects.toThrow(
      'is a link',
    );
  });
});

describe('template.render', () => {
  it('renders values strictly, without escaping, and can be undone', async () => {
    const { change, folder } = await makeRig();
    await writeFile(
      join(folder, 't.hbs'),
      '{{#each hosts}}{{upper this}} {{/each}}{{default name "x"}} <{{{a}}}&{{a}}>\n',
    );
    const path = join(folder, 'out');
    const input = { template: 't.hbs', values: { hosts: ['a', 'b'], name: 'n', a: '"<>"' }, path };
    const { result, undo } = await change('template.render', input);
    expect(result.changed).toBe(true);
    expect(await readFile(path, 'utf8')).toBe('A B n <"<>"&"<>">\n');
    await undo();
    expect((await readdir(folder)).toSorted()).toEqual(['t.hbs']);
  });

  it.each([
    ['{{missing}}', 'missing'],
    ['{{#if}}', ''],
    ['{{shout "a"}}', 'shout'],
    ['{{constructor}}', 'constructor'],
    ['{{upper 3}}', 'upper'],
  ])('fails for %s', async (text, named) => {
    const { run, folder } = await makeRig();
    await writeFile(join(folder, 't.hbs'), text);
    const rendering = run('template.render', { template: 't.hbs', values: {}, path: join(folder, 'out') });
    await expect(rendering).rejects.toMatchObject({
      name: 'ActionError',
      message: expect.stringContaining(named),
    });
    expect(await readdir(folder)).toEqual(['t.hbs']);
  });
});

describe('file.read and file.facts', () => {
  it('read text, lines and JSON, and say what is there', async () => {
    const { run, folder } = await makeRig();
    const path = join(folder, 'a');
    await writeFile(path, '{"a": 1}\n', { mode: 0o600 });
    expect((await run('file.read', { path })).outputs).toEqual({ content: '{"a": 1}', exists: true });
    expect((await run('file.read', { path, as: 'json' })).outputs['content']).toEqual({ a: 1 });
    expect((await run('file.facts', { path, checksum: true })).outputs).toMatchObject({
      exists: true,
      kind: 'file',
      size: 9,
      mode: '0600',
      sha256: createHash('sha256').update('{"a": 1}\n').digest('hex'),
    });
    expect((await run('file.facts', { path: join(folder, 'none') })).outputs).toMatchObject({
      exists: false,
      kind: 'missing',
    });
  });

  it('fail for what is missing, too large or no file', async () => {
    const { run, folder } = await makeRig();
    const path = join(folder, 'none');
    await expect(run('file.read', { path })).rejects.toThrow(`there is no file ${path}`);
    expect((await run('file.read', { path, optional: true })).outputs).toEqual({
      content: null,
      exists: false,
    });
    await expect(run('file.read', { path: folder })).rejects.toThrow('is a directory');
    await writeFile(path, 'x'.repeat(1024 * 1024 + 1));
    await expect(run('file.read', { path })).rejects.toThrow('more than 1MiB');
  });
});
