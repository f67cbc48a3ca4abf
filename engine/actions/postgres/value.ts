import { databaseInput } from '../database-name.ts';
import { ActionError, defineAction, type Action } from '../define-action.ts';

/** `postgres.value`: one value out of a database. */
export const postgresValue: Action = defineAction({
  name: 'postgres.value',
  summary: 'Read one value of a database',
  docs: `Runs a query and returns the first column of its first row as text. Values belong into \`parameters\`,
which fill \`$1\`, \`$2\` and so on; \`sql\` itself is fixed text. Fails when there is no row, unless there is a \`default\`.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      database: databaseInput,
      sql: { type: 'string', minLength: 1, description: 'A query; fixed text' },
      parameters: { type: 'array', items: { type: 'string' }, description: 'What `$1`, `$2` … stand for' },
      default: { type: 'string', description: 'The value when there is no row' },
    },
    required: ['database', 'sql'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { value: { type: 'string', description: 'The value, as text' } },
    required: ['value'],
    additionalProperties: false,
  },
  fixedInputs: ['sql'],
  async execute(input, context) {
    const database = await context.ports.database();
    const found = await database.value(input.database, input.sql, input.parameters ?? []);
    const value = found ?? input.default;
    if (value === undefined) {
      throw new ActionError(`the query of database ${input.database} found no row`, {
        help: 'say what counts as the value then: `default: "…"`',
      });
    }
    return { outputs: { value }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only reads' },
  example: `id: migration
uses: postgres.value
with: { database: gitea, sql: "SELECT version FROM version WHERE id = 1" }
`,
});
