import { defineAction, type Action } from '../define-action.ts';
import { parseMode } from '../file-content.ts';
import { absolutePath } from '../target-path.ts';

/** `directory.create`: a directory is there. */
export const directoryCreate: Action = defineAction({
  name: 'directory.create',
  summary: 'Make a directory on the target',
  docs: `Makes missing parents as well. A directory that is there is left as it is. Undo removes the directory **with everything in it**,
if this step made it; parents stay.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      path: { type: 'string', format: 'path', description: 'Absolute path on the target' },
      mode: { type: 'string', pattern: '^0?[0-7]{3}$', default: '0700', description: 'Permission bits' },
    },
    required: ['path'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { path: { type: 'string', description: 'The directory' } },
    required: ['path'],
    additionalProperties: false,
  },
  async probe(input, context) {
    const facts = await context.target.files.facts(absolutePath(input.path));
    const other = facts !== undefined && facts.kind !== 'directory';
    return {
      facts: { kind: facts?.kind ?? 'missing' },
      wouldChange: facts === undefined,
      before: `${input.path} is ${facts === undefined ? 'missing' : `a ${facts.kind}`}`,
      after: facts === undefined ? 'made' : 'unchanged',
      ...(other ? { obstacle: `${input.path} is a ${facts.kind}` } : {}),
    };
  },
  async capture(input, context): Promise<{ readonly existed: boolean }> {
    return { existed: (await context.target.files.facts(absolutePath(input.path))) !== undefined };
  },
  async execute(input, context) {
    const path = absolutePath(input.path);
    const existed = (await context.target.files.facts(path))?.kind === 'directory';
    if (!existed) await context.target.files.makeDirectory(path, parseMode(input.mode) ?? 0o700);
    return { outputs: { path }, changed: !existed };
  },
  async settle(input, captured, context) {
    const path = absolutePath(input.path);
    const there = (await context.target.files.facts(path))?.kind === 'directory';
    return there
      ? { verdict: 'done', outputs: { path }, changed: captured?.existed !== true }
      : { verdict: 'not-started' };
  },
  compensation: {
    kind: 'inverse',
    summary: 'removes the directory if this step made it',
    async undo(input, captured, context) {
      if (!captured.existed) await context.target.files.remove(absolutePath(input.path));
    },
  },
  example: `id: staging
uses: directory.create
with: { path: "/var/tmp/gitea-backup-{{ run.id }}" }
`,
});
