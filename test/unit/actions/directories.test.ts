import { mkdir, readdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionNamed, makeRig } from '../../support/action-rig.ts';

describe('directory.create', () => {
  it('makes a private directory and removes it with what is in it', async () => {
    const { change, folder } = await makeRig();
    const path = join(folder, 'a/b');
    const { result, undo } = await change('directory.create', { path });
    expect(result.changed).toBe(true);
    expect((await stat(path)).mode & 0o777).toBe(0o700);
    await writeFile(join(path, 'x'), 'x');
    await undo();
    await undo();
    expect(await readdir(join(folder, 'a'))).toEqual([]);
  });

  it('leaves one that was there', async () => {
    const { change, folder } = await makeRig();
    const { result, undo } = await change('directory.create', { path: folder });
    expect(result.changed).toBe(false);
    await undo();
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('directory.remove', () => {
  it('removes a tree once, and never what lies below the root', async () => {
    const { run, folder } = await makeRig();
    const path = join(folder, 'a');
    await mkdir(join(path, 'b'), { recursive: true });
    expect((await run('directory.remove', { path })).changed).toBe(true);
    expect((await run('directory.remove', { path })).changed).toBe(false);
    for (const top of ['/', '/usr', '//usr/', '/usr/.']) {
      await expect(run('directory.remove', { path: top })).rejects.toMatchObject({ name: 'ActionError' });
    }
  });
});

describe('directory.swap', () => {
  async function prepared(): Promise<{
    names: { live: string; replacement: string; keptAs: string };
    rig: Awaited<ReturnType<typeof makeRig>>;
  }> {
    const rig = await makeRig();
    const names = {
      live: join(rig.folder, 'live'),
      replacement: join(rig.folder, 'new'),
      keptAs: join(rig.folder, 'kept'),
    };
    await mkdir(names.live);
    await writeFile(join(names.live, 'which'), 'old');
    await mkdir(names.replacement);
    await writeFile(join(names.replacement, 'which'), 'new');
    return { names, rig };
  }

  const which = async (path: string): Promise<string> => readFile(join(path, 'which'), 'utf8');

  it('swaps and swaps back, as often as it is asked', async () => {
    const { names, rig } = await prepared();
    const swap = await rig.change('directory.swap', names);
    expect([await which(names.live), await which(names.keptAs)]).toEqual(['new', 'old']);
    const settled = await actionNamed('directory.swap').settle(names, swap.captured, rig.context);
    expect(settled).toMatchObject({ verdict: 'done' });
    await swap.undo();
    await swap.undo();
    expect([await which(names.live), await which(names.replacement)]).toEqual(['old', 'new']);
    expect((await readdir(rig.folder)).toSorted()).toEqual(['live', 'new']);
  });

  it('recognises an attempt that was cut off in the middle, takes it back or carries it on', async () => {
    const { names, rig } = await prepared();
    const action = actionNamed('directory.swap');
    const captured: unknown = await action.capture(names, rig.context);
    expect(await action.settle(names, captured, rig.context)).toEqual({ verdict: 'not-started' });
    await rename(names.live, names.keptAs);
    expect(await action.settle(names, captured, rig.context)).toMatchObject({ verdict: 'half-done' });
    if (action.compensation.kind !== 'inverse') throw new Error('no inverse');
    await action.compensation.undo(names, captured, rig.context);
    expect([await which(names.live), await which(names.replacement)]).toEqual(['old', 'new']);
    await rename(names.live, names.keptAs);
    await rig.run('directory.swap', names);
    expect(await which(names.live)).toBe('new');
    // An undo that was itself cut off after its first rename.
    await rename(names.live, names.replacement);
    await action.compensation.undo(names, captured, rig.context);
    expect([await which(names.live), await which(names.replacement)]).toEqual(['old', 'new']);
  });

  it('works where nothing was live yet', async () => {
    const { names, rig } = await prepared();
    await rename(names.live, join(rig.folder, 'away'));
    const swap = await rig.change('directory.swap', names);
    expect(await which(names.live)).toBe('new');
    await swap.undo();
    await swap.undo();
    expect((await readdir(rig.folder)).toSorted()).toEqual(['away', 'new']);
  });

  it('touches nothing when a name is taken or missing', async () => {
    const { names, rig } = await prepared();
    await mkdir(names.keptAs);
    const captured: unknown = await actionNamed('directory.swap').capture(names, rig.context);
    await expect(rig.run('directory.swap', names)).rejects.toThrow('exists already');
    const { compensation } = actionNamed('directory.swap');
    if (compensation.kind === 'inverse') await compensation.undo(names, captured, rig.context);
    expect([await which(names.live), await which(names.replacement)]).toEqual(['old', 'new']);
    await expect(rig.run('directory.swap', { ...names, replacement: '/nowhere/x' })).rejects.toThrow(
      'there is no /nowhere/x',
    );
  });
});

describe('directory.copy and directory.size', () => {
  it('copy exactly, again over an old copy, and take it back', async () => {
    const { change, run, folder } = await makeRig();
    const from = join(folder, 'from');
    const to = join(folder, 'to');
    await mkdir(join(from, 'sub'), { recursive: true });
    await writeFile(join(from, 'sub/a'), 'one', { mode: 0o600 });
    await symlink('sub/a', join(from, 'l'));
    const first = await change('directory.copy', { from, to });
    await writeFile(join(to, 'stray'), 'x');
    await writeFile(join(from, 'sub/a'), 'two');
    const second = await change('directory.copy', { from, to, running: true });
    expect(await readFile(join(to, 'sub/a'), 'utf8')).toBe('two');
    expect((await readdir(to)).toSorted()).toEqual(['l', 'sub']);
    expect((await stat(join(to, 'sub/a'))).mode & 0o777).toBe(0o600);
    await second.undo();
    expect(await readFile(join(to, 'l'), 'utf8')).toBe('two');
    await first.undo();
    expect(await readdir(folder)).toEqual(['from']);
    expect((await run('directory.size', { path: from })).outputs['bytes']).toBeGreaterThan(0);
    await expect(run('directory.size', { path: to })).rejects.toThrow('there is no directory');
  });

  it('refuses to copy a directory into itself, and what is none', async () => {
    const { run, folder } = await makeRig();
    await expect(run('directory.copy', { from: folder, to: join(folder, 'x') })).rejects.toThrow(
      'lie in one another',
    );
    await expect(run('directory.copy', { from: join(folder, 'x'), to: join(folder, 'y') })).rejects.toThrow(
      'there is no directory',
    );
  });
});
