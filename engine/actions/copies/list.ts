import type { VolumeFacts } from '../../ports/containers.ts';
import { databaseInput } from '../database-name.ts';
import { momentOf } from '../backup-sets.ts';
import { defineAction, type Action, type ActionContext } from '../define-action.ts';
import { parseDuration } from '../../runbook/duration.ts';
import { serviceInput } from '../service.ts';
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

/**
 * Volumes that the live one took the place of, by a run that began before a moment. They are named as the live one, with the
 * run that made them or, the first, without one; each was set aside by the run that made the next.
 */
function expiredVolumes(volumes: readonly VolumeFacts[], live: string, before: string): string[] {
  const runId = /-\d{8}-\d{6}-[0-9a-z]{4}$/u;
  const base = live.replace(runId, '');
  const family = volumes
    .filter(({ name }) => name.replace(runId, '') === base)
    .map(({ name, used }) => ({ name, used, at: momentOf(name) ?? '' }))
    .toSorted((left, right) => (left.at < right.at ? -1 : 1));
  const age = family.findIndex(({ name }) => name === live);
  return family
    .slice(0, Math.max(0, age))
    .filter(({ used }, index) => !used && (family[index + 1]?.at ?? before) < before)
    .map(({ name }) => name);
}

async function volumesOf(
  { service, mount }: { readonly service?: string | undefined; readonly mount?: string | undefined },
  before: string,
  context: ActionContext,
): Promise<string[]> {
  if (service === undefined || mount === undefined) return [];
  const containers = await context.ports.containers();
  const live = (await containers.inspect(service)).volumes[mount];
  return live === undefined ? [] : expiredVolumes(await containers.volumes(), live, before);
}

async function databaseNames(context: ActionContext): Promise<readonly string[]> {
  return (await context.ports.database()).names();
}

/** `copies.list`: what updates and restores set aside. */
export const copiesList: Action = defineAction({
  name: 'copies.list',
  summary: 'List databases, folders and volumes that updates and restores set aside',
  docs: `They are named \`<database>_before_<run>\` and \`<folder>.before-<run>\`; their age is that of the run. Only those older than \`olderThan\` are
listed, and never anything whose name says no moment. With \`service\` and \`mount\` also the volumes that were mounted there before \`<volume>-<run>\`
took their place, while no container has them.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      database: databaseInput,
      data: { type: 'string', format: 'path', description: 'The live folder, on the target' },
      service: { ...serviceInput, description: 'The service whose volume may have been replaced' },
      mount: { type: 'string', format: 'path', description: 'Where it mounts that volume, in its container' },
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
      volumes: { type: 'array', items: { type: 'string' }, description: 'Names of volumes' },
      count: { type: 'integer', description: 'How many all of them are' },
      shown: { type: 'string', description: 'All of them, for people' },
    },
    required: ['databases', 'directories', 'volumes', 'count', 'shown'],
    additionalProperties: false,
  },
  factOutputs: ['databases', 'directories', 'volumes'],
  async execute(input, context) {
    const data = absolutePath(input.data, 'data');
    const parent = directoryOf(data);
    const now = context.ports.clock.now().getTime();
    const before = new Date(now - (parseDuration(input.olderThan ?? '7d') ?? 0)).toISOString();
    const databases = expiredOf(await databaseNames(context), input.database, '_', before);
    const listed = await context.target.files.list(parent);
    const directories = expiredOf(listed, nameOf(data), '.', before).map((name) => joined(parent, name));
    const volumes = await volumesOf(input, before, context);
    const all = [...databases, ...directories, ...volumes];
    return {
      outputs: { databases, directories, volumes, count: all.length, shown: all.join(', ') },
      changed: false,
    };
  },
  compensation: { kind: 'not-needed', reason: 'it only lists' },
  example: `id: copies
uses: copies.list
with: { database: gitea, data: /srv/gitea, service: postgres, mount: /var/lib/postgresql, olderThan: 7d }
`,
});
