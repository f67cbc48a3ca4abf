import { countsOutput, databaseInput, totalRows } from '../database-name.ts';
import { defineAction, type Action } from '../define-action.ts';

/** `postgres.counts`: how much a database holds. */
export const postgresCounts: Action = defineAction({
  name: 'postgres.counts',
  summary: 'Count the rows of every table and the bytes of a database',
  docs: 'Fails when there is no such database. Two copies of one database have equal counts.',
  effect: 'read',
  input: {
    type: 'object',
    properties: { database: databaseInput },
    required: ['database'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      counts: countsOutput,
      tables: { type: 'integer', description: 'How many tables there are' },
      rows: { type: 'integer', description: 'All rows of all tables' },
      bytes: { type: 'integer', description: 'Bytes on disk' },
    },
    required: ['counts', 'tables', 'rows', 'bytes'],
    additionalProperties: false,
  },
  async execute(input, context) {
    const database = await context.ports.database();
    const counts = await database.counts(input.database);
    const bytes = await database.size(input.database);
    const tables = Object.keys(counts).length;
    return { outputs: { counts, tables, rows: totalRows(counts), bytes }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only counts' },
  example: `id: before
uses: postgres.counts
with: { database: gitea }
`,
});
