import { databaseInput } from '../database-name.ts';
import { ActionError, defineAction, type Action } from '../define-action.ts';

/** `postgres.identity`: which database server this is. */
export const postgresIdentity: Action = defineAction({
  name: 'postgres.identity',
  summary: 'Read which database server this is, and fail when it is another one',
  docs: `A wrong volume or project name gives an empty, healthy database. Its \`system_identifier\` gives it away:
give the expected one as \`expected\`, for instance from the last backup's manifest.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      expected: { type: 'string', description: 'The identity that the server must have' },
      database: { ...databaseInput, description: 'A database that must be there' },
    },
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { identity: { type: 'string', description: 'The `system_identifier` of the server' } },
    required: ['identity'],
    additionalProperties: false,
  },
  factOutputs: ['identity'],
  async execute(input, context) {
    const database = await context.ports.database();
    const identity = await database.identity();
    if (input.expected !== undefined && input.expected !== identity) {
      throw new ActionError(
        `this is another database server: its identity is ${identity}, not ${input.expected}`,
        {
          help: 'is the right volume mounted, and is the project name the right one? It may be a new, empty server',
        },
      );
    }
    if (input.database !== undefined && !(await database.exists(input.database))) {
      throw new ActionError(`there is no database ${input.database}`);
    }
    return { outputs: { identity }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only looks' },
  example: `id: same-server
uses: postgres.identity
with: { database: gitea }
`,
});
