import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isOn, textOf } from '../command-spec.ts';
import type { CommandRun } from '../command-spec.ts';
import { docsFiles } from '../docs-files.ts';
import { openPlacedProject } from '../project-request.ts';
import { UsageError } from '../usage-error.ts';

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function write(path: string, content: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${error instanceof Error ? error.message : String(error)}`, [
      'name a folder that you can write to with -o',
    ]);
  }
}

/** Writes the reference. */
export const runDocs: CommandRun = async (parsed, io, commands) => {
  const project = openPlacedProject(parsed, io);
  const folder = resolve(io.cwd, textOf(parsed, 'output') ?? join(project.folder, 'docs'));
  const files = docsFiles(project, folder, await commands());
  const changed = [...files].filter(([path, content]) => contentOf(join(folder, path)) !== content);
  for (const [path, content] of changed) write(join(folder, path), content);
  if (isOn(parsed, 'json')) {
    io.out.line(JSON.stringify({ folder, files: [...files.keys()], written: changed.map(([path]) => path) }));
    return 0;
  }
  io.out.line(`${files.size} pages in ${folder}, ${changed.length} of them new or changed`);
  return 0;
};
