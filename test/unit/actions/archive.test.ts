import { createHash } from 'node:crypto';
import {
  chmod,
  link,
  mkdir,
  readdir,
  readFile,
  readlink,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { pack, type Header } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import type { ExecRequest } from '../../../engine/ports/transport.ts';
import { makeRig, type Rig } from '../../support/action-rig.ts';

/** A directory with files, modes, times, links and odd names. */
async function sampleTree(folder: string): Promise<string> {
  const data = join(folder, 'data');
  await mkdir(join(data, 'sub/empty'), { recursive: true });
  await writeFile(join(data, 'a b\nc'), 'odd name');
  await writeFile(join(data, 'sub/big'), Buffer.alloc(3_000_000, 'abc'));
  await writeFile(join(data, 'sub/private'), 'secret');
  await chmod(join(data, 'sub/private'), 0o600);
  await utimes(join(data, 'sub/private'), 1_000_000_000, 1_000_000_000);
  await symlink('sub/private', join(data, 'link'));
  await link(join(data, 'sub/private'), join(data, 'hard'));
  await mkdir(join(data, 'log'));
  await writeFile(join(data, 'log/x'), 'noise');
  return data;
}

async function tarOf(
  entries: readonly (Partial<Header> & { name: string; content?: string })[],
): Promise<Buffer> {
  const tar = pack();
  for (const { content, ...header } of entries) tar.entry(header, content ?? '');
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** The same rig on a target that has no zstd. */
function withoutZstd(rig: Rig): Rig {
  const target = {
    ...rig.context.target,
    exec: async (request: ExecRequest, signal: AbortSignal) =>
      request.argv.at(-1) === 'zstd'
        ? { exitCode: 1, signal: undefined }
        : rig.context.target.exec(request, signal),
  };
  const run: Rig['run'] = async (name, input) => rig.run(name, input, { target });
  return { ...rig, run };
}

describe.each([
  ['with the zstd of the target', (rig: Rig) => rig],
  ['with the zstd of the engine', withoutZstd],
])('archive.create and archive.extract %s', (_name, adapt) => {
  it('bring back files, modes, times and links', async () => {
    const { run, folder } = adapt(await makeRig());
    const data = await sampleTree(folder);
    const path = join(folder, 'data.tar.zst');
    const packed = await run('archive.create', { directory: data, path, exclude: ['log/*'] });
    const bytes = await readFile(path);
    expect(packed.outputs).toMatchObject({
      path,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      entries: 9,
    });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const directory = join(folder, 'restored');
    await run('archive.extract', { path, directory, sha256: packed.outputs['sha256'] ?? '' });
    expect((await readdir(directory, { recursive: true })).toSorted()).toEqual(
      ['a b\nc', 'hard', 'link', 'log', 'sub', 'sub/big', 'sub/empty', 'sub/private'].toSorted(),
    );
    expect(await readFile(join(directory, 'sub/big'))).toEqual(await readFile(join(data, 'sub/big')));
    const restored = await stat(join(directory, 'sub/private'));
    expect([restored.mode & 0o777, restored.mtimeMs]).toEqual([0o600, 1_000_000_000_000]);
    expect(restored.nlink).toBe(2);
    expect(await readlink(join(directory, 'link'))).toBe('sub/private');
  });

  it('leaves nothing of an archive that could not be made', async () => {
    const { run, folder } = adapt(await makeRig());
    const data = await sampleTree(folder);
    await symlink('/etc/passwd', join(data, 'out'));
    const path = join(folder, 'data.tar.zst');
    await expect(run('archive.create', { directory: data, path })).rejects.toThrow(
      'leads out of the directory',
    );
    expect(await readdir(folder)).toEqual(['data']);
  });

  it('fails when tar does', async () => {
    const { run, folder } = adapt(await makeRig());
    const data = await sampleTree(folder);
    const path = join(folder, 'no/such/place.tar.zst');
    await expect(run('archive.create', { directory: data, path })).rejects.toMatchObject({
      message: expect.stringContaining('no'),
    });
    expect(await readdir(folder)).toEqual(['data']);
  });
});

describe('archive.create', () => {
  it('refuses to replace a file, to pack itself, and what is no directory', async () => {
    const { run, folder } = await makeRig();
    const data = await sampleTree(folder);
    const taken = join(folder, 'taken');
    await writeFile(taken, 'mine');
    await expect(run('archive.create', { directory: data, path: taken })).rejects.toThrow('exists already');
    await expect(run('archive.create', { directory: data, path: join(data, 'x') })).rejects.toThrow(
      'lies inside',
    );
    await expect(run('archive.create', { directory: taken, path: join(folder, 'x') })).rejects.toThrow(
      'no directory',
    );
    expect(await readFile(taken, 'utf8')).toBe('mine');
  });

  it('leaves the reading back to archive.check where it is told to', async () => {
    const { run, folder } = await makeRig();
    const data = await sampleTree(folder);
    const path = join(folder, 'data.tar.zst');
    const { outputs } = await run('archive.create', { directory: data, path, check: false });
    const bytes = await readFile(path);
    expect(outputs).toEqual({ path, bytes: bytes.length });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const checked = await run('archive.check', { path, sha256 });
    expect(checked.outputs).toEqual({ path, bytes: bytes.length, sha256, entries: 10, unpacked: 3_000_019 });
    const wrong = run('archive.check', { path, sha256: '0'.repeat(64) });
    await expect(wrong).rejects.toThrow('not what was meant');
    await expect(run('archive.check', { path, maxSize: '1MiB' })).rejects.toThrow('more than 1MiB');
    await truncate(path, bytes.length - 1);
    await expect(run('archive.check', { path })).rejects.toMatchObject({ kind: 'corrupt' });
    // Not even without it does a failure of the programs go unnoticed.
    const bad = { directory: data, path: join(folder, 'no/such/place'), check: false };
    await expect(run('archive.create', bad)).rejects.toThrow('no');
  });

  it('takes the archive back', async () => {
    const { change, folder } = await makeRig();
    const { undo } = await change('archive.create', {
      directory: await sampleTree(folder),
      path: join(folder, 'x'),
    });
    await undo();
    await undo();
    expect(await readdir(folder)).toEqual(['data']);
  });
});

describe('archive.extract', () => {
  async function extracting(
    bytes: Uint8Array,
    input: Record<string, string> = {},
  ): Promise<{ error: Error; left: string[] }> {
    const { run, folder } = await makeRig();
    const path = join(folder, 'x.tar.zst');
    await writeFile(path, bytes);
    const error: unknown = await run('archive.extract', {
      path,
      directory: join(folder, 'd'),
      ...input,
    }).catch((reason: unknown) => reason);
    if (!(error instanceof Error)) throw new Error('it was unpacked');
    return { error, left: await readdir(folder) };
  }

  it.each([
    ['a way out', [{ name: '../evil', content: 'x' }], 'leads out'],
    ['a way out further down', [{ name: 'a/../../evil', content: 'x' }], 'leads out'],
    ['an absolute path', [{ name: '/tmp/evil', content: 'x' }], 'leads out'],
    ['a link out', [{ name: 'l', type: 'symlink', linkname: '../../etc' }], 'is a link that leads out'],
    ['an absolute link', [{ name: 'l', type: 'symlink', linkname: '/etc' }], 'is a link that leads out'],
    [
      'a detour out',
      [
        { name: 'd/a', type: 'symlink', linkname: '..' },
        { name: 'b', type: 'symlink', linkname: 'd/a/../..' },
      ],
      'is a link that leads out',
    ],
    ['a hard link out', [{ name: 'l', type: 'link', linkname: '../evil' }], 'is a link that leads out'],
    [
      'a hard link through a link',
      [
        { name: 'l', type: 'symlink', linkname: 'x' },
        { name: 'h', type: 'link', linkname: 'l' },
      ],
      'leads out',
    ],
    [
      'a file behind a link',
      [
        { name: 'l', type: 'symlink', linkname: 'x' },
        { name: 'l/evil', content: 'x' },
      ],
      'behind a symbolic link',
    ],
    [
      'a file over a link',
      [
        { name: 'l', type: 'symlink', linkname: 'x' },
        { name: './l', content: 'x' },
      ],
      'replaces a symbolic link',
    ],
    ['a device', [{ name: 'n', type: 'character-device', devmajor: 1, devminor: 3 }], 'is a device'],
    ['a pipe', [{ name: 'p', type: 'fifo' }], 'is a device'],
  ] as const)('refuses %s before it writes anything', async (_name, entries, message) => {
    const harmless = { name: 'ok', content: 'fine' };
    const { error, left } = await extracting(zstdCompressSync(await tarOf([harmless, ...entries])));
    expect(error.message).toContain(message);
    expect(left).toEqual(['x.tar.zst']);
  });

  it('refuses a bomb and a wrong checksum', async () => {
    const bomb = zstdCompressSync(await tarOf([{ name: 'zeros', content: '\0'.repeat(5_000_000) }]));
    expect(bomb.length).toBeLessThan(10_000);
    const large = await extracting(bomb, { maxSize: '1MiB' });
    expect([large.error.message, large.left]).toEqual([
      expect.stringContaining('more than 1MiB'),
      ['x.tar.zst'],
    ]);
    const wrong = await extracting(bomb, { sha256: '0'.repeat(64) });
    expect([wrong.error.message, wrong.left]).toEqual([
      expect.stringContaining('not what was meant'),
      ['x.tar.zst'],
    ]);
  });

  it.each([0.01, 0.25, 0.6, 0.99])('refuses an archive cut at %d', async (share) => {
    const { run, folder } = await makeRig();
    const path = join(folder, 'x.tar.zst');
    await run('archive.create', { directory: await sampleTree(folder), path });
    await truncate(path, Math.floor((await stat(path)).size * share));
    const unpacking = run('archive.extract', { path, directory: join(folder, 'd') });
    await expect(unpacking).rejects.toMatchObject({ name: 'PortError', kind: 'corrupt' });
    expect((await readdir(folder)).toSorted()).toEqual(['data', 'x.tar.zst']);
  });

  it('never unpacks over something, and takes its directory back', async () => {
    const { run, change, folder } = await makeRig();
    const path = join(folder, 'x.tar.zst');
    const data = await sampleTree(folder);
    await run('archive.create', { directory: data, path });
    await expect(run('archive.extract', { path, directory: data })).rejects.toThrow('exists already');
    const { undo } = await change('archive.extract', { path, directory: join(folder, 'd') });
    await undo();
    await undo();
    expect((await readdir(folder)).toSorted()).toEqual(['data', 'x.tar.zst']);
  });
});
