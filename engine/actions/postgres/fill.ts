import type { Database } from '../../ports/database.ts';
import { countsOutput, databaseInput, totalRows } from '../database-name.ts';
import { ActionError, defineAction, type Action } from '../define-action.ts';
import type { FromSchema } from '../../runbook/schema.ts';
import { absolutePath } from '../target-path.ts';

const output = {
  type: 'object',
  properties: {
    identity: { type: 'string', description: 'The `system_identifier` of the server' },
    counts: countsOutput,
    rows: { type: 'integer', description: 'All rows of all tables' },
  },
  required: ['identity', 'counts', 'rows'],
  additionalProperties: false,
} as const;

/** Tables and rows of a database; undefined when there is none. */
async function countsOf(
  server: Database,
  name: string,
): Promise<Readonly<Record<string, number>> | undefined> {
  return (await server.exists(name)) ? server.counts(name) : undefined;
}

async function outputsOf(server: Database, name: string): Promise<FromSchema<typeof output>> {
  const counts = await server.counts(name);
  return { identity: await server.identity(), counts, rows: totalRows(counts) };
}

/** What `postgres.fill` is told. */
interface Wish {
  readonly database: string;
  readonly instead: string;
}

/** Throws unless this is another server than the old one, with nothing in it. */
async function requireEmpty(server: Database, { database, instead }: Wish): Promise<void> {
  if ((await server.identity()) === instead) {
    throw new ActionError('this is still the old database server; nothing is written into it', {
      help: 'recreate the service on a new volume first',
    });
  }
  const tables = Object.keys((await countsOf(server, database)) ?? {});
  if (tables.length === 0) return;
  throw new ActionError(
    `the database ${database} of the new server is not empty: it has ${tables.join(', ')}`,
    {
      help: 'its volume was used before; take a new one',
    },
  );
}

/** `postgres.fill`: a new server gets what an old one held. */
export const postgresFill: Action = defineAction({
  name: 'postgres.fill',
  summary: 'Bring roles and a database from an old server into a new, empty one',
  docs: `For a server on a volume of its own. The empty database that it was made with is replaced by what the dump holds, whole or not at all, and
statistics are made. Fails, with nothing written, when this is still the server that \`instead\` names, or when its database has tables.

There is nothing to undo: the volume goes when the step that made it is undone.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      database: { ...databaseInput, description: 'Name of the database' },
      path: { type: 'string', format: 'path', description: 'The dump of the old one, on the target' },
      globals: { type: 'string', format: 'path', description: 'What `postgres.globals` wrote' },
      instead: { type: 'string', minLength: 1, description: 'Identity of the old server' },
    },
    required: ['database', 'path', 'globals', 'instead'],
    additionalProperties: false,
  },
  output,
  async execute(input, context) {
    const server = await context.ports.database();
    const path = absolutePath(input.path);
    const globals = absolutePath(input.globals, 'globals');
    await requireEmpty(server, input);
    // Every byte of the dump is checked before the server hears of it.
    await server.verify(path, context.signal);
    await server.restoreGlobals(globals, context.signal);
    await server.drop(input.database);
    await server.restore(path, input.database, context.signal);
    return { outputs: await outputsOf(server, input.database), changed: true };
  },
  async settle(input, _captured, context) {
    const server = await context.ports.database();
    if ((await server.identity()) === input.instead) return { verdict: 'not-started' };
    // It is restored in one transaction: where there are tables, there is everything.
    const counts = (await countsOf(server, input.database)) ?? {};
    if (Object.keys(counts).length > 0) {
      return { verdict: 'done', outputs: await outputsOf(server, input.database), changed: true };
    }
    return { verdict: 'half-done', found: `the database ${input.database} of the new server is empty` };
  },
  compensation: {
    kind: 'not-needed',
    reason: 'it writes into a new volume only, which is removed as a whole',
  },
  example: `id: fill
uses: postgres.fill
with:
  database: gitea
  path: "{{ steps.dump.outputs.path }}"
  globals: "{{ steps.globals.outputs.path }}"
  instead: "{{ steps.server.outputs.identity }}"
timeout: 2h
`,
});
