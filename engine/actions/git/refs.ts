import { defineAction, type Action } from '../define-action.ts';
import { findRepositories, git, repositoriesInput } from '../git-repositories.ts';

/** `git.refs`: what all repositories point to. */
export const gitRefs: Action = defineAction({
  name: 'git.refs',
  summary: 'Fingerprint the refs of every repository below a directory',
  docs: `For each repository the sha256 over its refs and HEAD, and one over all of them. Two copies with equal fingerprints hold the same branches and tags
at the same commits. It says nothing about whether the commits are whole: that is \`git.fsck\`. Needs \`git\` and \`find\` on the target.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: repositoriesInput,
    required: ['directory'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      repositories: {
        type: 'object',
        additionalProperties: { type: 'string' },
        description: 'Fingerprint by repository, named by its path below the directory',
      },
      count: { type: 'integer', description: 'How many repositories there are' },
      refs: { type: 'integer', description: 'How many refs they have together' },
      digest: { type: 'string', description: 'One fingerprint over all repositories' },
    },
    required: ['repositories', 'count', 'refs', 'digest'],
    additionalProperties: false,
  },
  async execute(input, context) {
    const repositories: Record<string, string> = {};
    const all = context.ports.codec.sha256();
    let refs = 0;
    const found = await findRepositories(input, context);
    for (const repository of found) {
      const listed = await git(repository, ['for-each-ref', '--format=%(objectname) %(refname)'], context);
      const head = await git(repository, ['symbolic-ref', '-q', 'HEAD'], context, [0, 1]);
      const one = context.ports.codec.sha256();
      one.update(`${listed}HEAD ${head}`);
      const digest = one.digest();
      repositories[repository.name] = digest;
      all.update(`${repository.name}\0${digest}\n`);
      refs += listed.split('\n').length - 1;
    }
    return { outputs: { repositories, count: found.length, refs, digest: all.digest() }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only reads' },
  example: `id: refs
uses: git.refs
with: { directory: /srv/gitea/repositories }
`,
});
