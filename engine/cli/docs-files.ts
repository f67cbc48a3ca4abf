import type { Project } from '../app/load-project.ts';
import { referencePages } from '../app/reference-pages.ts';
import { commandIndex, commandPage } from '../report/docs/command-page.ts';
import { commandList } from './command-list.ts';
import { exitCodes } from './exit-codes.ts';

/** Every page of the reference, the command line included: paths below `folder` → contents. */
export async function docsFiles(project: Project, folder: string): Promise<ReadonlyMap<string, string>> {
  const commands = await Promise.all(Object.values(commandList).map((load) => load()));
  return new Map([
    ...referencePages(project, folder),
    ['cli/README.md', commandIndex(commands, exitCodes)],
    ...commands.map((command): [string, string] => [`cli/${command.name}.md`, commandPage(command)]),
  ]);
}
