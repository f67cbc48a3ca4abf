import { join } from 'node:path';
import { openProject } from '../../engine/app/load-project.ts';
import { loadCommands } from '../../engine/cli/command-list.ts';
import { docsFiles } from '../../engine/cli/docs-files.ts';

const top = join(import.meta.dirname, '../..');

/** The reference pages of this project, as `runbook docs` writes them. */
export async function referenceFiles(): Promise<ReadonlyMap<string, string>> {
  const pages = docsFiles(openProject({ cwd: top, dir: top }), join(top, 'docs'), await loadCommands());
  return new Map([...pages].map(([path, content]) => [`docs/${path}`, content]));
}
