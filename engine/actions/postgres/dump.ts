import { formatSize } from '../../runbook/size.ts';
import { databaseInput, dumpOutput } from '../database-name.ts';
import { defineAction, type Action } from '../define-action.ts';
import { absolutePath } from '../target-path.ts';

/** `postgres.dump`: a consistent copy of a database in a file. */
export const postgresDump: Action = defineAction({
  name: 'postgres.dump',
  summary: 'Write a consistent dump of a database to a new file',
  docs: `Uses the server's own tools, so that versions fit. The file is new, has the mode 0600, and is whole or not
there. Check it with \`postgres.verify\`, which decodes it to the end. Undo removes the file.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      database: databaseInput,
      path: { type: 'string', format: 'path', description: 'New file on the target' },
    },
    required: ['database', 'path'],
    additionalProperties: false,
  },
  output: dumpOutput,
  async probe(input, context) {
    const database = await context.ports.database();
    const path = absolutePath(input.path);
    const exists = await database.exists(input.database);
    const taken = (await context.target.files.facts(path)) !== undefined;
    const obstacle = exists
      ? taken
        ? `${path} exists already`
        : undefined
      : `there is no database ${input.database}`;
    const size = exists ? await database.size(input.database) : 0;
    return {
      facts: { identity: await database.identity(), exists },
      observations: { size },
      wouldChange: true,
      before: `${input.database} holds ${formatSize(size)}`,
      after: `a dump of it in ${path}`,
      ...(obstacle === undefined ? {} : { obstacle }),
    };
  },
  async capture(input, context): Promise<{ readonly existed: boolean }> {
    return { existed: (await context.target.files.facts(absolutePath(input.path))) !== undefined };
  },
  async execute(input, context) {
    const database = await context.ports.database();
    const path = absolutePath(input.path);
    const facts = await database.dump(input.database, path, context.signal);
    return { outputs: { path, ...facts }, changed: true };
  },
  async settle(input, captured, context) {
    const path = absolutePath(input.path);
    if (captured?.existed === true || (await context.target.files.facts(path)) === undefined) {
      return { verdict: 'not-started' };
    }
    const database = await context.ports.database();
    const facts = await database.verify(path, context.signal);
    return { verdict: 'done', outputs: { path, ...facts }, changed: true };
  },
  compensation: {
    kind: 'inverse',
    summary: 'removes the dump',
    async undo(input, captured, context) {
      if (!captured.existed) await context.target.files.remove(absolutePath(input.path));
    },
  },
  example: `id: dump
uses: postgres.dump
with: { database: gitea, path: "{{ vars.staging }}/gitea.dump" }
`,
});
