import { ActionError, type ActionContext } from './define-action.ts';
import { runProgram } from './run-program.ts';
import { absolutePath, directoryOf, joined } from './target-path.ts';

/** The most that git may print about one repository: 64 MiB, a million refs. */
const listLimit = 64 * 1024 * 1024;

/** Where repositories are looked for. */
export const repositoriesInput = {
  directory: {
    type: 'string',
    format: 'path',
    description: 'Directory that holds repositories, on the target',
  },
  depth: {
    type: 'integer',
    minimum: 0,
    maximum: 10,
    default: 3,
    description: 'How many levels below it repositories may lie',
  },
} as const;

/** A repository below the directory. */
export interface Repository {
  /** Relative to the directory; `.` for the directory itself. */
  readonly name: string;
  /** Its git directory. */
  readonly path: string;
}

/** The repositories below a directory, bare ones and `.git` directories, in the order of their names. */
export async function findRepositories(
  input: { readonly directory: string; readonly depth?: number | undefined },
  context: ActionContext,
): Promise<readonly Repository[]> {
  const directory = absolutePath(input.directory, 'directory');
  const { files } = context.target;
  if ((await files.facts(directory))?.kind !== 'directory')
    throw new ActionError(`there is no directory ${directory}`);
  const levels = String((input.depth ?? 3) + 2);
  const { stdout } = await runProgram(
    {
      argv: ['find', directory, '-maxdepth', levels, '-type', 'd', '-name', 'objects', '-prune', '-print0'],
      quiet: true,
    },
    context,
  );
  const found: Repository[] = [];
  for (const objects of stdout.split('\0').filter((path) => path !== '')) {
    const path = directoryOf(objects);
    // A branch may be named `objects`, too; only a repository has a HEAD beside it.
    if ((await files.facts(joined(path, 'HEAD'))) === undefined) continue;
    found.push({ name: path === directory ? '.' : path.slice(directory.length + 1), path });
  }
  return found.toSorted((left, right) => (left.name < right.name ? -1 : 1));
}

/** Runs git on a repository, whoever owns it; throws an ActionError that git explains. */
export async function git(
  repository: Repository,
  args: readonly string[],
  context: ActionContext,
  exitCodes: readonly number[] = [0],
): Promise<string> {
  const argv: [string, ...string[]] = [
    'git',
    '-c',
    'safe.directory=*',
    `--git-dir=${repository.path}`,
    ...args,
  ];
  const env = { GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C' };
  const completed = await runProgram({ argv, env, exitCodes, quiet: true, maxStdout: listLimit }, context);
  return completed.stdout;
}
