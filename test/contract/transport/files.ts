import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { isTemporaryOf } from '../../../engine/ports/temporary-name.ts';
import type { TargetFiles } from '../../../engine/ports/transport.ts';
import type { ContractTarget } from './contract-target.ts';

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  // Copies, since a piece may be good for a moment only.
  for await (const chunk of content) chunks.push(new Uint8Array(chunk));
  return Buffer.concat(chunks);
}

/** The files of a target: atomic writes, and errors that name the path. */
export function filesContract(target: () => ContractTarget): void {
  const files = (): TargetFiles => target().transport.files;
  let folders = 0;
  const fresh = async (): Promise<string> => {
    folders += 1;
    const path = `${target().folder}/files ${folders} it's $HOME ü`;
    await mkdir(path);
    return path;
  };

  describe('files', () => {
    it('writes and reads back every byte, whatever the path', async () => {
      const path = `${await fresh()}/-a "file"\nof two lines`;
      const bytes = randomBytes(1_500_000);
      await files().write(path, bytes);
      expect((await bytesOf(files().read(path))).equals(bytes)).toBe(true);
      expect((await bytesOf(files().read(path, { reuse: true }))).equals(bytes)).toBe(true);
      await files().write(path, 'täxt');
      expect(await readFile(path, 'utf8')).toBe('täxt');
      const pieces = async function* (): AsyncGenerator<Uint8Array> {
        yield Buffer.from('one ');
        yield Buffer.from('two');
      };
      await files().write(path, pieces());
      expect(await readFile(path, 'utf8')).toBe('one two');
    });

    it('gives a file the mode asked for, keeps that of an old one, and is private otherwise', async () => {
      const path = `${await fresh()}/file`;
      const mode = async (): Promise<number> => (await stat(path)).mode & 0o7777;
      await files().write(path, 'a');
      expect(await mode()).toBe(0o600);
      await files().write(path, 'b', { mode: 0o666 });
      expect(await mode()).toBe(0o666);
      await files().write(path, 'c');
      expect(await mode()).toBe(0o666);
    });

    it('writes beside the file first, to a name that tells whose new content it is', async () => {
      const folder = await fresh();
      let seen: readonly string[] = [];
      const looking = async function* (): AsyncGenerator<Uint8Array> {
        yield Buffer.alloc(300_000);
        while (seen.length === 0) seen = await readdir(folder);
      };
      await files().write(`${folder}/file`, looking());
      expect(seen.map((name) => isTemporaryOf('file', name))).toEqual([true]);
      expect(await readdir(folder)).toEqual(['file']);
    });

    it('leaves the old file, and nothing else, when the source fails', async () => {
      const folder = await fresh();
      await files().write(`${folder}/file`, 'old');
      const failing = async function* (): AsyncGenerator<Uint8Array> {
        yield Buffer.from('new');
        throw new Error('the source is dry');
      };
      await expect(files().write(`${folder}/file`, failing())).rejects.toThrow('the source is dry');
      expect([await readFile(`${folder}/file`, 'utf8'), await readdir(folder)]).toEqual(['old', ['file']]);
    });

    it('creates only where nothing is, when asked', async () => {
      const folder = await fresh();
      const path = `${folder}/file`;
      const results = await Promise.allSettled(
        ['a', 'b', 'c'].map((text) => files().write(path, text, { ifAbsent: true })),
      );
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      const refused = results.find((result) => result.status === 'rejected');
      expect(refused?.reason).toMatchObject({ kind: 'exists', message: expect.stringContaining(path) });
      expect(await readdir(folder)).toEqual(['file']);
    });

    it('tells what is at a path', async () => {
      const folder = await fresh();
      await writeFile(`${folder}/file`, 'four');
      await chmod(`${folder}/file`, 0o640);
      await symlink('nowhere', `${folder}/link`);
      expect(await files().facts(`${folder}/file`)).toMatchObject({ kind: 'file', size: 4, mode: 0o640 });
      const written = (await files().facts(`${folder}/file`))?.modifiedAt ?? 0;
      expect(Math.abs(written - (await stat(`${folder}/file`)).mtimeMs)).toBeLessThan(1001);
      expect(await files().facts(`${folder}/link`)).toMatchObject({ kind: 'link' });
      expect(await files().facts(folder)).toMatchObject({ kind: 'directory' });
      expect(await files().facts('/dev/null')).toMatchObject({ kind: 'other' });
      expect(await files().facts(`${folder}/none`)).toBeUndefined();
      expect(await files().facts(`${folder}/file/below`)).toBeUndefined();
    });

    it('makes directories with their parents, lists, renames and removes them', async () => {
      const folder = await fresh();
      await files().makeDirectory(`${folder}/a/b/c`, 0o750);
      await files().makeDirectory(`${folder}/a/b/c`);
      expect((await stat(`${folder}/a/b/c`)).mode & 0o7777).toBe(0o750);
      await files().write(`${folder}/a/b/z`, 'z');
      expect(await files().list(`${folder}/a/b`)).toEqual(['c', 'z']);
      await files().rename(`${folder}/a/b`, `${folder}/d`);
      await files().write(`${folder}/target`, 'old');
      await files().rename(`${folder}/d/z`, `${folder}/target`);
      expect(await readFile(`${folder}/target`, 'utf8')).toBe('z');
      await files().remove(`${folder}/d`);
      await files().remove(`${folder}/d`);
      expect(await files().list(folder)).toEqual(['a', 'target']);
    });

    it('measures the file system, also of a path that is not there yet', async () => {
      const { free, total } = await files().space(`${target().folder}/not/yet`);
      expect(free).toBeGreaterThan(0);
      expect(total).toBeGreaterThanOrEqual(free);
    });

    it('stops reading when the reader does', async () => {
      for await (const chunk of files().read('/dev/zero')) {
        expect(chunk.length).toBeGreaterThan(0);
        break;
      }
    });

    it.each([
      ['read', async () => bytesOf(files().read('/nowhere/file'))],
      ['read again', async () => bytesOf(files().read('/nowhere/file', { reuse: true }))],
      ['list', async () => files().list('/nowhere/file')],
      ['write', async () => files().write('/nowhere/file', 'x')],
      ['rename', async () => files().rename('/nowhere/file', '/nowhere/other')],
    ])('names the path that is missing: %s', async (_, work) => {
      await expect(work()).rejects.toMatchObject({
        kind: 'not-found',
        message: expect.stringMatching(/^cannot (?!cannot).*\/nowhere\/file/),
      });
    });
  });
}
