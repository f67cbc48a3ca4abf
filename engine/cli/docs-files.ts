import type { Project } from '../app/load-project.ts';
import { referencePages } from '../app/reference-pages.ts';
import { commandIndex, commandPage } from '../report/docs/command-page.ts';
import type { CommandSpec } from './command-spec.ts';
import { exitCodes } from './exit-codes.ts';

/** Every page of the reference, the command line included: paths below `folder` → contents. */
export function docsFiles(
  project: Project,
  folder: string,
  commands: readonly CommandSpec[],
): ReadonlyMap<string, string> {
  return new Map([
    ...referencePages(project, folder),
    ['cli/README.md', commandIndex(commands, exitCodes)],
    ...commands.map((command): [string, string] => [`cli/${command.name}.md`, commandPage(command)]),
  ]);
}
