import { lstat, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { pack, type Header } from 'tar-stream';
import { expect, test } from 'vitest';
import { ActionError } from '../../../engine/actions/define-action.ts';
import { PortError } from '../../../engine/ports/port-error.ts';
import { makeRig } from '../../support/action-rig.ts';
import { damagedBytes } from '../../support/fuzz/mutations.ts';

// `RUNBOOK_FUZZ=20` tries twenty times as many.
const times = Number(process.env['RUNBOOK_FUZZ'] ?? 1);
const seed = Number(process.env['RUNBOOK_FUZZ_SEED'] ?? 1);

const name = fc
  .array(fc.constantFrom('a', 'b', '..', '.', '', 'ü', 'a\nb', '-rf', 'x'.repeat(120)), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((parts) => fc.constantFrom(parts.join('/'), `/${parts.join('/')}`, `${parts.join('/')}/`));

const entry = fc
  .record({
    name,
    linkname: name,
    type: fc.constantFrom<NonNullable<Header['type']>>(
      'file',
      'directory',
      'symlink',
      'link',
      'fifo',
      'character-device',
      'block-device',
      'contiguous-file',
    ),
    mode: fc.constantFrom(0o644, 0o000, 0o4777),
    content: fc.string({ maxLength: 20 }),
  })
  .map(({ content, type, ...header }) => ({
    header: { ...header, type, ...(type.endsWith('device') && { devmajor: 1, devminor: 3 }) },
    content: type === 'file' ? content : '',
  }));

async function tarOf(
  entries: readonly { header: Partial<Header> & { name: string }; content: string }[],
): Promise<Buffer> {
  const tar = pack();
  for (const { header, content } of entries) tar.entry(header, content);
  tar.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of tar) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

const tars = fc.array(entry, { minLength: 1, maxLength: 5 });
const damaged = fc.tuple(tars, fc.boolean());

test('archives of any entries, whole or damaged, write nothing outside of their directory', async () => {
  const rig = await makeRig();
  let count = 0;
  await fc.assert(
    fc.asyncProperty(damaged, fc.nat(), async ([entries, isDamaged], pick) => {
      count += 1;
      const folder = join(rig.folder, String(count));
      await mkdir(join(folder, 'in'), { recursive: true });
      const tar = await tarOf(entries);
      const [bytes = tar] = isDamaged ? fc.sample(damagedBytes([tar]), { numRuns: 1, seed: pick }) : [tar];
      await writeFile(join(folder, 'a.tar.zst'), zstdCompressSync(bytes));
      const input = {
        path: join(folder, 'a.tar.zst'),
        directory: join(folder, 'in', 'out'),
        maxSize: '1MiB',
      };
      const reason = await reasonAgainst(() => rig.run('archive.extract', input));
      expect(await readdir(folder)).toEqual(['a.tar.zst', 'in']);
      expect(await readdir(join(folder, 'in'))).toEqual(reason === undefined ? ['out'] : []);
      if (reason === undefined) await expectOrdinary(join(folder, 'in', 'out'));
    }),
    { numRuns: 60 * times, seed },
  );
});

/** Why an archive is refused, for people; whatever else is thrown is a bug of the reader. */
async function reasonAgainst(extract: () => Promise<unknown>): Promise<string | undefined> {
  try {
    await extract();
    return undefined;
  } catch (error) {
    if (error instanceof ActionError || error instanceof PortError) return error.message;
    throw error;
  }
}

/** Only files, directories and links are there. */
async function expectOrdinary(folder: string): Promise<void> {
  for (const path of await readdir(folder, { recursive: true })) {
    const facts = await lstat(join(folder, path));
    expect(facts.isFile() || facts.isDirectory() || facts.isSymbolicLink(), path).toBe(true);
  }
}
