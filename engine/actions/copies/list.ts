import { databaseInput } from '../database-name.ts';
import { momentOf } from '../backup-sets.ts';
import { defineAction, type Action, type ActionContext } from '../define-action.ts';
import { parseDuration } from '../../runbook/duration.ts';
import { absolutePath, directoryOf, joined, nameOf } from '../target-path.ts';

/** Names that were made as `<live><separator>before<separator><run>`, by a run that began before a moment. */
function expiredOf(names: readonly string[], live: string, separator: string, before: string): string[] {
  const start = `${live}${separator}before${separator === '.' ? '-' : separator}`;
  return names
    .filter((name) => name.startsWith(start))
    .filter((name) => {
      const at = momentOf(name.slice(start.length));
      return at !== undefined && at < before;
    })
    .toSorted();
}

async function databaseNames(context: ActionContext): Promise<readonly string[]> {
  return (await context.ports.database()).names();
}

/** `copies.list`: what updates and restores set aside. */
export const copiesList: Action = defineAction({
  name: 'copies.list',
  summary: 'List databases and folders that updates and restores set aside',
  docs: `They are named \`<database>_before_<run>\` and \`<folder>.before-<run>\`; their age is that of the run. Only those older than \`olderThan\` are
listed, and never anything whose name says no moment.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      database: databaseInput,
      data: { type: 'string', format: 'path', description: 'The live folder, on the target' },
      olderThan: {
        type: 'string',
        format: 'duration',
        default: '7d',
        description: 'Younger ones are left out',
      },
    },
    required: ['database', 'data'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      databases: { type: 'array', items: { type: 'string' }, description: 'Names of databases' },
      directories: { type: 'array', items: { type: 'string' }, description: 'Absolute paths of folders' },
      count: { type: 'integer', description: 'How many both are' },
      shown: { type: 'string', description: 'All of them, for people' },
    },
    required: ['databases', 'directories', 'count', 'shown'],
    additionalProperties: false,
  },
  factOutputs: ['databases', 'directories'],
  async execute(input, context) {
    const data = absolutePath(input.data, 'data');
    const parent = directoryOf(data);
    const now = context.ports.clock.now().getTime();
    const before = new Date(now - (parseDuration(input.olderThan ?? '7d') ?? 0)).toISOString();
    const databases = expiredOf(await databaseNames(context), input.database, '_', before);
    const listed = await context.target.files.list(parent);
    const directories = expiredOf(listed, nameOf(data), '.', before).map((name) => joined(parent, name));
    const count = databases.length + directories.length;
    return {
      outputs: { databases, directories, count, shown: [...databases, ...directories].join(', ') },
      changed: false,
    };
  },
  compensation: { kind: 'not-needed', reason: 'it only lists' },
  example: `id: copies
uses: copies.list
with: { database: gitea, data: /srv/gitea, olderThan: 7d }
`,
});
