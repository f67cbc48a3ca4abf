import { mkdir, readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeRig, type Rig } from '../../support/action-rig.ts';

const script = `
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
export GIT_AUTHOR_DATE=2026-01-01T00:00:00Z GIT_COMMITTER_DATE=2026-01-01T00:00:00Z GIT_CONFIG_GLOBAL=/dev/null
git init -q --bare -b main owner/one.git
git init -q -b main two
git -C two commit -q --allow-empty -m first
git -C two push -q "$PWD/owner/one.git" main main:refs/heads/objects/x
`;

async function repositories(): Promise<Rig> {
  const rig = await makeRig();
  await rig.run('command', { script, cwd: rig.folder });
  return rig;
}

describe('git.refs', () => {
  it('fingerprints every repository, and notices a moved ref', async () => {
    const { run, folder } = await repositories();
    const before = (await run('git.refs', { directory: folder })).outputs;
    expect(before).toMatchObject({ count: 2, refs: 3 });
    expect(Object.keys(before['repositories'] as object)).toEqual(['owner/one.git', 'two/.git']);
    expect((await run('git.refs', { directory: folder })).outputs).toEqual(before);
    await run('command', { argv: ['git', '--git-dir=owner/one.git', 'tag', 'v1', 'main'], cwd: folder });
    const after = (await run('git.refs', { directory: folder })).outputs;
    expect(after['digest']).not.toBe(before['digest']);
    expect((after['repositories'] as Record<string, string>)['two/.git']).toBe(
      (before['repositories'] as Record<string, string>)['two/.git'],
    );
  });

  it('counts nothing in an empty directory, and fails for a missing one', async () => {
    const { run, folder } = await makeRig();
    await mkdir(join(folder, 'objects'));
    expect((await run('git.refs', { directory: folder })).outputs).toMatchObject({ count: 0, refs: 0 });
    await expect(run('git.refs', { directory: join(folder, 'none') })).rejects.toThrow(
      'there is no directory',
    );
  });
});

describe('git.fsck', () => {
  it('passes whole repositories and names damaged ones', async () => {
    const { run, folder } = await repositories();
    expect((await run('git.fsck', { directory: folder })).outputs).toEqual({ count: 2 });
    const objects = join(folder, 'two/.git/objects');
    const found = (await readdir(objects, { recursive: true, withFileTypes: true })).find((entry) =>
      entry.isFile(),
    );
    if (found === undefined) throw new Error('no object');
    await run('command', { argv: ['chmod', '-R', 'u+w', objects] });
    await truncate(join(found.parentPath, found.name), 5);
    await expect(run('git.fsck', { directory: folder })).rejects.toThrow(
      '1 of 2 repositories are damaged: two/.git',
    );
  });
});
