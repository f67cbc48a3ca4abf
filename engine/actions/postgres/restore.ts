import type { Database } from '../../ports/database.ts';
import { countsOutput, databaseInput, totalRows } from '../database-name.ts';
import { defineAction, type Action } from '../define-action.ts';
import { absolutePath } from '../target-path.ts';

async function outputsOf(
  name: string,
  database: Database,
): Promise<{
  readonly database: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly rows: number;
}> {
  const counts = await database.counts(name);
  return { database: name, counts, rows: totalRows(counts) };
}

/** `postgres.restore`: a new database from a dump. */
export const postgresRestore: Action = defineAction({
  name: 'postgres.restore',
  summary: 'Make a new database from a dump',
  docs: `Restores into a database that must not exist yet, whole or not at all. The live database is never
restored over: use \`postgres.swap\` to put the new one in its place. Undo drops the new database.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      path: { type: 'string', format: 'path', description: 'The dump, on the target' },
      database: { ...databaseInput, description: 'Name of the new database' },
    },
    required: ['path', 'database'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      database: { type: 'string', description: 'Name of the new database' },
      counts: countsOutput,
      rows: { type: 'integer', description: 'All rows of all tables' },
    },
    required: ['database', 'counts', 'rows'],
    additionalProperties: false,
  },
  async probe(input, context) {
    const database = await context.ports.database();
    const taken = await database.exists(input.database);
    return {
      facts: { identity: await database.identity(), exists: taken },
      wouldChange: true,
      before: taken ? `${input.database} exists` : `there is no ${input.database}`,
      after: `${input.database} made from ${input.path}`,
      ...(taken ? { obstacle: `a database ${input.database} exists already` } : {}),
    };
  },
  async capture(input, context): Promise<{ readonly existed: boolean }> {
    return { existed: await (await context.ports.database()).exists(input.database) };
  },
  async execute(input, context) {
    const database = await context.ports.database();
    await database.restore(absolutePath(input.path), input.database, context.signal);
    return { outputs: await outputsOf(input.database, database), changed: true };
  },
  async settle(input, captured, context) {
    const database = await context.ports.database();
    if (captured?.existed === true || !(await database.exists(input.database))) {
      return { verdict: 'not-started' };
    }
    return { verdict: 'done', outputs: await outputsOf(input.database, database), changed: true };
  },
  compensation: {
    kind: 'inverse',
    summary: 'drops the new database',
    async undo(input, captured, context) {
      if (!captured.existed) await (await context.ports.database()).drop(input.database);
    },
  },
  example: `id: scratch
uses: postgres.restore
with: { path: "{{ steps.fetch.outputs.path }}", database: gitea_scratch }
timeout: 30m
`,
});
