import { dumpOutput } from '../database-name.ts';
import { ActionError, defineAction, type Action } from '../define-action.ts';
import { absolutePath } from '../target-path.ts';

/** `postgres.verify`: a dump is read to its end. */
export const postgresVerify: Action = defineAction({
  name: 'postgres.verify',
  summary: 'Decode a dump to its last byte without restoring it',
  docs: `Looking at a dump's table of contents is not enough: one that was cut in half still has one. This reads
everything, and fails when something is damaged or differs from \`sha256\` or \`tables\`.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      path: { type: 'string', format: 'path', description: 'The dump, on the target' },
      sha256: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'The checksum that it must have' },
      tables: { type: 'integer', minimum: 0, description: 'How many tables it must hold' },
    },
    required: ['path'],
    additionalProperties: false,
  },
  output: dumpOutput,
  async execute(input, context) {
    const path = absolutePath(input.path);
    const database = await context.ports.database();
    const facts = await database.verify(path, context.signal);
    if (input.sha256 !== undefined && input.sha256 !== facts.sha256) {
      throw new ActionError(`${path} is not the dump that was meant: its sha256 is ${facts.sha256}`);
    }
    if (input.tables !== undefined && input.tables !== facts.tables) {
      throw new ActionError(`${path} holds ${facts.tables} tables instead of ${input.tables}`);
    }
    return { outputs: { path, ...facts }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only reads' },
  example: `id: verify-dump
uses: postgres.verify
with: { path: "{{ steps.dump.outputs.path }}", sha256: "{{ steps.dump.outputs.sha256 }}" }
`,
});
