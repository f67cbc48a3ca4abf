import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { runGit } from './git.ts';
import { hostLayout, sandboxLayout } from './layout.ts';
import { readDump } from './postgres/dump-file.ts';

/** Refs of a repository: name → object. */
export type Refs = Readonly<Record<string, string>>;

/** The refs of every repository of a sandbox, by `owner/name`, read with git from its folder. */
export async function repositoryRefs(directory: string): Promise<Readonly<Record<string, Refs>>> {
  const { repositories } = hostLayout(sandboxLayout(directory).host);
  const found: Record<string, Refs> = {};
  for (const owner of (await readdir(repositories)).toSorted()) {
    for (const folder of (await readdir(join(repositories, owner))).toSorted()) {
      found[`${owner}/${folder.replace(/\.git$/, '')}`] = await refsOf(join(repositories, owner, folder));
    }
  }
  return found;
}

/** The SQL of a dump that the sandbox wrote; `corrupt` when the file is damaged. */
export async function dumpSql(path: string): Promise<string> {
  return (await readDump(path)).sql;
}

async function refsOf(repository: string): Promise<Refs> {
  const listed = await runGit(['for-each-ref', '--format=%(refname) %(objectname)'], repository);
  const lines = listed.split('\n').filter((line) => line !== '');
  return Object.fromEntries(
    lines.map((line) => {
      const [name = '', object = ''] = line.split(' ');
      return [name, object];
    }),
  );
}
