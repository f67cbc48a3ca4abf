import { defineAction, type Action } from '../define-action.ts';
import { absolutePath } from '../target-path.ts';

/** `postgres.globals`: the roles of a server in a file. */
export const postgresGlobals: Action = defineAction({
  name: 'postgres.globals',
  summary: "Write a server's roles to a new file",
  docs: `What a dump of a database leaves out. The file has the mode 0600 and holds verifiers of passwords, so it goes when the work is done.
\`postgres.fill\` reads it. Undo removes the file.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: { path: { type: 'string', format: 'path', description: 'New file on the target' } },
    required: ['path'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { path: { type: 'string', description: 'The file' } },
    required: ['path'],
    additionalProperties: false,
  },
  async capture(input, context): Promise<{ readonly existed: boolean }> {
    return { existed: (await context.target.files.facts(absolutePath(input.path))) !== undefined };
  },
  async execute(input, context) {
    const path = absolutePath(input.path);
    await (await context.ports.database()).dumpGlobals(path, context.signal);
    return { outputs: { path }, changed: true };
  },
  async settle(input, captured, context) {
    const path = absolutePath(input.path);
    const exists = (await context.target.files.facts(path)) !== undefined;
    if (captured?.existed === true || !exists) return { verdict: 'not-started' };
    return { verdict: 'done', outputs: { path }, changed: true };
  },
  compensation: {
    kind: 'inverse',
    summary: 'removes the file',
    async undo(input, captured, context) {
      if (!captured.existed) await context.target.files.remove(absolutePath(input.path));
    },
  },
  example: `id: globals
uses: postgres.globals
with: { path: "{{ steps.work.outputs.path }}/globals.sql" }
`,
});
