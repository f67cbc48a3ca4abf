import { ActionError, defineAction, type Action } from '../define-action.ts';
import { findRepositories, git, repositoriesInput } from '../git-repositories.ts';

/** How many damaged repositories a message names. */
const named = 5;

/** `git.fsck`: every repository is whole. */
export const gitFsck: Action = defineAction({
  name: 'git.fsck',
  summary: 'Check that every repository below a directory is whole',
  docs: `Runs \`git fsck --full\` over each repository and names all that are damaged. Needs \`git\` and \`find\` on the target.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: repositoriesInput,
    required: ['directory'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { count: { type: 'integer', description: 'How many repositories were checked' } },
    required: ['count'],
    additionalProperties: false,
  },
  async execute(input, context) {
    const found = await findRepositories(input, context);
    const damaged: string[] = [];
    for (const repository of found) {
      context.signal.throwIfAborted();
      try {
        await git(repository, ['fsck', '--full', '--no-dangling', '--no-progress'], context);
      } catch (error) {
        if (!(error instanceof ActionError)) throw error;
        damaged.push(repository.name);
        context.print(`${repository.name}: ${error.message}\n`);
      }
    }
    if (damaged.length > 0) {
      const more = damaged.length > named ? ` and ${damaged.length - named} more` : '';
      throw new ActionError(
        `${damaged.length} of ${found.length} repositories are damaged: ${damaged.slice(0, named).join(', ')}${more}`,
      );
    }
    return { outputs: { count: found.length }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only reads' },
  example: `id: fsck
uses: git.fsck
with: { directory: "{{ steps.unpack.outputs.directory }}/repositories" }
timeout: 30m
`,
});
