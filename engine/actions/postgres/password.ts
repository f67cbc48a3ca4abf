import type { Database } from '../../ports/database.ts';
import { databaseInput } from '../database-name.ts';
import { ActionError, defineAction, type Action, type ActionContext } from '../define-action.ts';
import { readPassword, roleInput } from '../password-file.ts';
import { absolutePath } from '../target-path.ts';

interface Files {
  readonly role: string;
  readonly database: string;
  readonly path: string;
  readonly previous: string;
}

async function isAccepted(server: Database, { role, database }: Files, password: string): Promise<boolean> {
  return server.accepts(role, password, database);
}

/** The password of the first of these files that the server accepts; undefined when it accepts neither. */
async function acceptedOf(input: Files, context: ActionContext): Promise<'path' | 'previous' | undefined> {
  const server = await context.ports.database();
  for (const which of ['path', 'previous'] as const) {
    const path = absolutePath(input[which], which);
    if ((await context.target.files.facts(path)) === undefined) continue;
    if (await isAccepted(server, input, await readPassword(path, context))) return which;
  }
  return undefined;
}

/** `postgres.password`: a role gets another password. */
export const postgresPassword: Action = defineAction({
  name: 'postgres.password',
  summary: 'Give a role of the database the password in a file',
  docs: `Both passwords lie in files of the target; they are read into memory and go nowhere but to the server, which gets a SCRAM verifier of the new
one. Connections that stand are not ended. Fails before it changes anything when the server does not accept the one in \`previous\`, since that
is what undo goes back to. What reads the password from a file has to be told by steps of their own.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      role: roleInput,
      database: databaseInput,
      path: { type: 'string', format: 'path', description: 'File with the new password, on the target' },
      previous: { type: 'string', format: 'path', description: 'File with the password until now' },
    },
    required: ['role', 'database', 'path', 'previous'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { role: { type: 'string', description: 'The role' } },
    required: ['role'],
    additionalProperties: false,
  },
  // What undo goes back to lies in a file; a journal must not hold it.
  capture: async () => ({}),
  async execute(input, context) {
    const outputs = { role: input.role };
    const accepted = await acceptedOf(input, context);
    if (accepted === 'path') return { outputs, changed: false };
    if (accepted === undefined) {
      throw new ActionError(`the database server does not accept the password in ${input.previous}`, {
        help: 'without it there would be no way back; put the right one there first',
      });
    }
    const next = await readPassword(absolutePath(input.path), context);
    context.signal.throwIfAborted();
    await (await context.ports.database()).setPassword(input.role, next);
    return { outputs, changed: true };
  },
  async settle(input, _captured, context) {
    const done = (await acceptedOf(input, context)) === 'path';
    return done
      ? { verdict: 'done', outputs: { role: input.role }, changed: true }
      : { verdict: 'not-started' };
  },
  compensation: {
    kind: 'inverse',
    summary: 'gives the role its password from before',
    async undo(input, _captured, context) {
      const server = await context.ports.database();
      const before = await readPassword(absolutePath(input.previous, 'previous'), context);
      if (!(await isAccepted(server, input, before))) await server.setPassword(input.role, before);
    },
  },
  example: `id: alter
uses: postgres.password
with: { role: gitea, database: gitea, path: /opt/gitea/secrets/postgres/password.next, previous: /opt/gitea/secrets/postgres/password }
`,
});
