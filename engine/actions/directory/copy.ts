import { ActionError, defineAction, type Action, type ActionContext } from '../define-action.ts';
import { hasProgram } from '../has-program.ts';
import { runProgram } from '../run-program.ts';
import { absolutePath, besidePath } from '../target-path.ts';

/** Copies into a directory beside the old copy and renames it; used where there is no rsync. */
async function copyWhole(from: string, to: string, context: ActionContext): Promise<void> {
  const { files } = context.target;
  const part = besidePath(to, 'partial', context);
  try {
    await files.remove(part);
    await runProgram({ argv: ['cp', '-a', '--', from, part] }, context);
    await files.remove(to);
    await files.rename(part, to);
  } catch (error) {
    await files.remove(part);
    throw error;
  }
}

/** `directory.copy`: a directory is made equal to another. */
export const directoryCopy: Action = defineAction({
  name: 'directory.copy',
  summary: 'Make a directory an exact copy of another one',
  docs: `Copies with owners, modes, times and links. A second step with the same directories brings over only what differs, where the target has
\`rsync\`; so the first copy can be made while a service runs, and the second one while it is stopped. Without \`rsync\` everything is copied
again. Needs \`rsync\` or \`cp\`. Undo removes the copy if it was not there before.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      from: { type: 'string', format: 'path', description: 'The directory to copy, on the target' },
      to: { type: 'string', format: 'path', description: 'The copy' },
      running: {
        type: 'boolean',
        default: false,
        description: 'Whether files may vanish while they are copied; a later copy brings order',
      },
    },
    required: ['from', 'to'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { path: { type: 'string', description: 'The copy' } },
    required: ['path'],
    additionalProperties: false,
  },
  async probe(input, context) {
    const to = absolutePath(input.to, 'to');
    const exists = (await context.target.files.facts(to)) !== undefined;
    return {
      facts: { exists },
      wouldChange: true,
      before: `${to} is ${exists ? 'there' : 'missing'}`,
      after: `${to} is a copy of ${input.from}`,
    };
  },
  async capture(input, context): Promise<{ readonly existed: boolean }> {
    return { existed: (await context.target.files.facts(absolutePath(input.to, 'to'))) !== undefined };
  },
  async execute(input, context) {
    const from = absolutePath(input.from, 'from');
    const to = absolutePath(input.to, 'to');
    if (`${to}/`.startsWith(`${from}/`) || `${from}/`.startsWith(`${to}/`)) {
      throw new ActionError(`${from} and ${to} lie in one another`);
    }
    if ((await context.target.files.facts(from))?.kind !== 'directory') {
      throw new ActionError(`there is no directory ${from}`);
    }
    if (await hasProgram('rsync', context)) {
      // 24: files vanished before they could be copied.
      const exitCodes = input.running === true ? [0, 24] : [0];
      const argv = ['rsync', '-aH', '--numeric-ids', '--delete', '--', `${from}/`, `${to}/`] as const;
      await runProgram({ argv: [...argv], exitCodes }, context);
    } else {
      await copyWhole(from, to, context);
    }
    return { outputs: { path: to }, changed: true };
  },
  compensation: {
    kind: 'inverse',
    summary: 'removes the copy if it was not there before',
    async undo(input, captured, context) {
      const to = absolutePath(input.to, 'to');
      await context.target.files.remove(besidePath(to, 'partial', context));
      if (!captured.existed) await context.target.files.remove(to);
    },
  },
  example: `id: warm-copy
uses: directory.copy
with: { from: /srv/gitea, to: "{{ vars.staging }}/data", running: true }
timeout: 1h
`,
});
