import { databaseInput } from '../database-name.ts';
import { defineAction, type Action } from '../define-action.ts';

const texts = { type: 'array', items: { type: 'string' } } as const;

/** `postgres.cluster`: what a server is besides rows. */
export const postgresCluster: Action = defineAction({
  name: 'postgres.cluster',
  summary: "Read a server's version, roles and a database's collation and extensions",
  docs: `For comparing a server with the one that is to take its place: but for the version both have to be the same. \`unmovable\` names what neither
\`postgres.dump\` nor \`postgres.globals\` takes along, so that it is seen before and not missed behind.`,
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
      version: { type: 'string', description: 'Version of the server, such as 18.6' },
      locale: { type: 'string', description: 'Encoding and collation of the database' },
      extensions: { ...texts, description: 'Names of its extensions' },
      roles: { ...texts, description: 'Roles with rights, memberships and settings, without passwords' },
      others: { ...texts, description: 'Databases beside this one' },
      unmovable: { ...texts, description: 'What no dump takes along' },
    },
    required: ['version', 'locale', 'extensions', 'roles', 'others', 'unmovable'],
    additionalProperties: false,
  },
  factOutputs: ['version', 'locale', 'extensions', 'roles', 'unmovable'],
  async execute(input, context) {
    const { version, locale, ...lists } = await (await context.ports.database()).cluster(input.database);
    return {
      outputs: {
        version,
        locale,
        extensions: [...lists.extensions],
        roles: [...lists.roles],
        others: [...lists.others],
        unmovable: [...lists.unmovable],
      },
      changed: false,
    };
  },
  compensation: { kind: 'not-needed', reason: 'it only looks' },
  example: `id: before
uses: postgres.cluster
with: { database: gitea }
`,
});
