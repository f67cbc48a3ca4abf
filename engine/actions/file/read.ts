import { ActionError, defineAction, type Action } from '../define-action.ts';
import { readText } from '../file-content.ts';
import { outputKinds, parseOutput } from '../parse-output.ts';
import { absolutePath } from '../target-path.ts';

/** `file.read`: a small file becomes a value. */
export const fileRead: Action = defineAction({
  name: 'file.read',
  summary: 'Read a small file of the target',
  docs: `Reads at most 1 MiB and parses it as \`as\` says. A missing file is a failure, unless \`optional\` is set; then \`exists\` is false and
\`content\` is null. The content enters the journal: secrets belong into \`secrets:\`.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      path: { type: 'string', format: 'path', description: 'Absolute path on the target' },
      as: {
        type: 'string',
        enum: outputKinds,
        default: 'text',
        description: 'What `outputs.content` becomes',
      },
      optional: { type: 'boolean', default: false, description: 'Whether the file may be missing' },
    },
    required: ['path'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      content: { description: 'The content, as `as` says' },
      exists: { type: 'boolean', description: 'Whether the file is there' },
    },
    required: ['content', 'exists'],
    additionalProperties: false,
  },
  async execute(input, context) {
    const path = absolutePath(input.path);
    const facts = await context.target.files.facts(path);
    if (facts === undefined && input.optional === true)
      return { outputs: { content: null, exists: false }, changed: false };
    if (facts === undefined) throw new ActionError(`there is no file ${path}`);
    if (facts.kind === 'directory') throw new ActionError(`${path} is a directory, not a file`);
    const content = parseOutput(await readText(path, context), input.as ?? 'text', path);
    return { outputs: { content, exists: true }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only reads' },
  example: `id: last-backup
uses: file.read
with: { path: /var/lib/gitea-backup/last.json, as: json, optional: true }
`,
});
