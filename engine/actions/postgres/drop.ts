import { databaseInput } from '../database-name.ts';
import { defineAction, type Action } from '../define-action.ts';

/** `postgres.drop`: a database and all that it holds is deleted. */
export const postgresDrop: Action = defineAction({
  name: 'postgres.drop',
  summary: 'Delete a database for good',
  docs: 'Nothing happens when there is no such database. Nothing brings it back but a backup.',
  effect: 'change',
  input: {
    type: 'object',
    properties: { database: databaseInput },
    required: ['database'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { database: { type: 'string', description: 'Name of the database' } },
    required: ['database'],
    additionalProperties: false,
  },
  async probe(input, context) {
    const database = await context.ports.database();
    const exists = await database.exists(input.database);
    return {
      facts: { identity: await database.identity(), exists },
      wouldChange: exists,
      before: exists ? `${input.database} exists` : `there is no ${input.database}`,
      after: exists ? `${input.database} is gone` : 'unchanged',
    };
  },
  async execute(input, context) {
    const database = await context.ports.database();
    const changed = await database.exists(input.database);
    await database.drop(input.database);
    return { outputs: { database: input.database }, changed };
  },
  async settle(input, _captured, context) {
    const exists = await (await context.ports.database()).exists(input.database);
    if (exists) return { verdict: 'not-started' };
    return { verdict: 'done', outputs: { database: input.database }, changed: true };
  },
  compensation: { kind: 'irreversible', reason: 'what the database held is deleted' },
  example: `id: drop-scratch
uses: postgres.drop
with: { database: gitea_scratch }
irreversible: the scratch copy was made by this run
`,
});
