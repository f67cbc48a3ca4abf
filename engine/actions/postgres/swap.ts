import { databaseInput, presence } from '../database-name.ts';
import { ActionError, defineAction, type Action } from '../define-action.ts';

/** `postgres.swap`: another database takes the place of the live one. */
export const postgresSwap: Action = defineAction({
  name: 'postgres.swap',
  summary: 'Put another database in the place of the live one',
  docs: `Renames \`live\` to \`keptAs\` and \`replacement\` to \`live\` in one transaction. Clients are disconnected,
so stop them before. Nothing is deleted: undo renames both back.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      live: { ...databaseInput, description: 'The database that clients use' },
      replacement: { ...databaseInput, description: 'The one that takes its place' },
      keptAs: { ...databaseInput, description: 'A free name under which the old one is kept' },
    },
    required: ['live', 'replacement', 'keptAs'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      live: { type: 'string', description: 'The database that clients use' },
      kept: { type: 'string', description: 'Where the old one is now' },
    },
    required: ['live', 'kept'],
    additionalProperties: false,
  },
  check(input) {
    const names = ['live', 'replacement', 'keptAs']
      .map((name) => input[name])
      .filter((name) => name !== undefined);
    if (new Set(names).size === names.length) return [];
    return [{ path: [], message: '`live`, `replacement` and `keptAs` have to be three different names' }];
  },
  async probe(input, context) {
    const database = await context.ports.database();
    const there = await presence(database, input);
    const obstacle = !there.live
      ? `there is no database ${input.live}`
      : there.kept
        ? `a database ${input.keptAs} exists already`
        : undefined;
    return {
      facts: { identity: await database.identity(), live: there.live, kept: there.kept },
      wouldChange: true,
      before: `${input.live} is live`,
      after: `${input.replacement} is live as ${input.live}, the old one is ${input.keptAs}`,
      ...(obstacle === undefined ? {} : { obstacle }),
    };
  },
  async execute(input, context) {
    const database = await context.ports.database();
    const there = await presence(database, input);
    if (!there.replacement) throw new ActionError(`there is no database ${input.replacement}`);
    if (there.kept) {
      throw new ActionError(`a database ${input.keptAs} exists already`, {
        help: 'it is kept from an earlier swap; choose another name, or drop it if nobody needs it',
      });
    }
    await database.swap(input.live, input.replacement, input.keptAs);
    return { outputs: { live: input.live, kept: input.keptAs }, changed: true };
  },
  async capture(input, context): Promise<{ readonly kept: boolean }> {
    return { kept: (await presence(await context.ports.database(), input)).kept };
  },
  async settle(input, captured, context) {
    const there = await presence(await context.ports.database(), input);
    if (captured?.kept === true || !there.kept) return { verdict: 'not-started' };
    const outputs = { live: input.live, kept: input.keptAs };
    if (there.live && !there.replacement) return { verdict: 'done', outputs, changed: true };
    return { verdict: 'half-done', found: `${input.keptAs} exists beside ${input.replacement}` };
  },
  compensation: {
    kind: 'inverse',
    summary: 'renames both databases back',
    async undo(input, captured, context) {
      const database = await context.ports.database();
      const there = await presence(database, input);
      // A kept one from before the step, or none: the renaming did not happen, or was taken back already.
      if (captured.kept || !there.kept || there.replacement) return;
      await database.swap(input.live, input.keptAs, input.replacement);
    },
  },
  example: `id: swap
uses: postgres.swap
with: { live: gitea, replacement: gitea_scratch, keptAs: "gitea_before_{{ run.id }}" }
`,
});
