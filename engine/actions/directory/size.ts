import { ActionError, defineAction, type Action } from '../define-action.ts';
import { runProgram } from '../run-program.ts';
import { absolutePath } from '../target-path.ts';

/** `directory.size`: how much a directory takes. */
export const directorySize: Action = defineAction({
  name: 'directory.size',
  summary: 'Measure how much disk space a directory takes',
  docs: 'Uses `du` on the target. Files that vanish meanwhile are left out. For room that is needed, give it to `disk.free` as `bytes`.',
  effect: 'read',
  input: {
    type: 'object',
    properties: { path: { type: 'string', format: 'path', description: 'Absolute path on the target' } },
    required: ['path'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { bytes: { type: 'integer', description: 'Bytes on disk' } },
    required: ['bytes'],
    additionalProperties: false,
  },
  async execute(input, context) {
    const path = absolutePath(input.path);
    if ((await context.target.files.facts(path)) === undefined)
      throw new ActionError(`there is no directory ${path}`);
    const { stdout } = await runProgram(
      { argv: ['du', '-sk', '--', path], exitCodes: [0, 1], quiet: true },
      context,
    );
    const kibibytes = Number.parseInt(stdout, 10);
    if (!Number.isSafeInteger(kibibytes)) throw new ActionError(`\`du\` did not say how large ${path} is`);
    return { outputs: { bytes: kibibytes * 1024 }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only looks' },
  example: `id: data-size
uses: directory.size
with: { path: /srv/gitea }
`,
});
