import { databaseInput } from '../database-name.ts';
import { ActionError, defineAction, type Action } from '../define-action.ts';
import { readPassword, roleInput } from '../password-file.ts';
import { absolutePath } from '../target-path.ts';

/** `postgres.login`: a password is tried. */
export const postgresLogin: Action = defineAction({
  name: 'postgres.login',
  summary: 'Check that the database server accepts the password in a file',
  docs: `Signs in by the network, as clients do, with the password that lies in a file of the target. With \`refused\` it fails unless the server refuses it.
The password is read into memory and goes nowhere else.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      role: roleInput,
      database: databaseInput,
      path: { type: 'string', format: 'path', description: 'File with the password, on the target' },
      refused: { type: 'boolean', default: false, description: 'Whether the server has to refuse it' },
    },
    required: ['role', 'database', 'path'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { accepted: { type: 'boolean', description: 'Whether the server accepts it' } },
    required: ['accepted'],
    additionalProperties: false,
  },
  factOutputs: ['accepted'],
  async execute(input, context) {
    const path = absolutePath(input.path);
    const database = await context.ports.database();
    const accepted = await database.accepts(input.role, await readPassword(path, context), input.database);
    if (accepted === (input.refused ?? false)) {
      throw new ActionError(
        `the database server ${accepted ? 'still accepts' : 'refuses'} the password in ${path} for ${input.role}`,
      );
    }
    return { outputs: { accepted }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only signs in' },
  example: `id: current
uses: postgres.login
with: { role: gitea, database: gitea, path: /opt/gitea/secrets/postgres/password }
`,
});
