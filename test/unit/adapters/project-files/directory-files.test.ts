import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DirectoryFiles } from '../../../../engine/adapters/project-files/directory-files.ts';

async function project(): Promise<{ root: string; files: DirectoryFiles }> {
  const folder = await mkdtemp(join(tmpdir(), 'project-'));
  onTestFinished(async () => rm(folder, { recursive: true }));
  const root = join(folder, 'project');
  await mkdir(join(root, 'sub'), { recursive: true });
  await writeFile(join(root, 'sub/a'), 'text ü');
  await writeFile(join(folder, 'outside'), 'secret');
  return { root, files: new DirectoryFiles(root) };
}

describe('DirectoryFiles', () => {
  it('reads files of the project, through links inside of it', async () => {
    const { root, files } = await project();
    await symlink('sub/a', join(root, 'link'));
    expect(await files.read('sub/a')).toBe('text ü');
    expect(await files.read('./sub/../link')).toBe('text ü');
  });

  it.each(['../outside', '/etc/passwd', 'sub/../../outside', '', '.', 'a\0b', 'way-out'])(
    'refuses %j',
    async (path) => {
      const { root, files } = await project();
      await symlink('../outside', join(root, 'way-out'));
      await expect(files.read(path)).rejects.toMatchObject({ kind: 'refused' });
    },
  );

  it('says what is missing, a directory, too large or no text', async () => {
    const { root, files } = await project();
    await expect(files.read('none')).rejects.toMatchObject({ kind: 'not-found' });
    await expect(files.read('sub')).rejects.toMatchObject({ kind: 'refused', message: 'sub is not a file' });
    await writeFile(join(root, 'large'), Buffer.alloc(1024 * 1024 + 1));
    await expect(files.read('large')).rejects.toMatchObject({ kind: 'refused' });
    await writeFile(join(root, 'binary'), Uint8Array.of(0xff, 0xfe, 0x00));
    await expect(files.read('binary')).rejects.toMatchObject({ kind: 'corrupt' });
  });
});
