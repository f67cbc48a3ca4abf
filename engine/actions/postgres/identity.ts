import { databaseInput } from '../database-name.ts';
import { ActionError, defineAction, type Action, type ActionContext } from '../define-action.ts';
import { readText } from '../file-content.ts';
import { absolutePath } from '../target-path.ts';

/** What a file on the target says that the identity is; undefined when there is none. */
async function recordedIdentity(path: string, context: ActionContext): Promise<string | undefined> {
  const file = absolutePath(path);
  if ((await context.target.files.facts(file)) === undefined) return undefined;
  return (await readText(file, context)).trim();
}

/** `postgres.identity`: which database server this is. */
export const postgresIdentity: Action = defineAction({
  name: 'postgres.identity',
  summary: 'Read which database server this is, and fail when it is another one',
  docs: `A wrong volume or project name gives an empty, healthy database. Its \`system_identifier\` gives it away:
give the expected one as \`expected\`, for instance from the last backup's manifest, or keep it in a file of the target and
name that as \`recorded\`.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      expected: { type: 'string', description: 'The identity that the server must have' },
      recorded: {
        type: 'string',
        format: 'path',
        description: 'A file on the target that holds the identity; while there is none, any server will do',
      },
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
    const recorded =
      input.recorded === undefined ? undefined : await recordedIdentity(input.recorded, context);
    for (const expected of [input.expected, recorded]) {
      if (expected === undefined || expected === identity) continue;
      const meant = expected === recorded ? `; if it is meant to be, write that into ${input.recorded}` : '';
      throw new ActionError(`this is another database server: its identity is ${identity}, not ${expected}`, {
        help: `is the right volume mounted, and is the project name the right one? It may be a new, empty server${meant}`,
      });
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
