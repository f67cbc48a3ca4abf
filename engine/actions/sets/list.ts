import { type BackupSet, backupSetsOf, expiredSets } from '../backup-sets.ts';
import { ActionError, defineAction, type Action } from '../define-action.ts';
import { parseDuration } from '../../runbook/duration.ts';
import { storeInput } from '../store-input.ts';

const setOutput = {
  type: 'object',
  properties: {
    set: { type: 'string', description: 'The run that made it' },
    at: { type: 'string', description: 'Moment of the data: ISO 8601, UTC' },
    bytes: { type: 'integer', description: 'Bytes of all its objects' },
    verified: { type: 'boolean', description: 'Whether a drill restored it from the store' },
  },
  required: ['set', 'at', 'bytes', 'verified'],
  additionalProperties: false,
} as const;

function shown({ set, at, bytes, verified }: BackupSet): {
  set: string;
  at: string;
  bytes: number;
  verified: boolean;
} {
  return { set, at, bytes, verified };
}

/** `sets.list`: which backups there are, and which of them may go. */
export const setsList: Action = defineAction({
  name: 'sets.list',
  summary: 'List the backup sets of a store, newest first',
  docs: `A set is what lies below one name, and exists when it has a \`manifest.json\`. One with a \`verified.json\`, too, was restored from the store by a drill.

A set has expired when it is older than \`olderThan\` **and** at least \`keep\` newer ones are verified. So nothing expires while no drill succeeds, and
the newest verified set never does. Sets that were cut off before their manifest expire by the same rule. Fails with \`required\` when there is no set.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      store: storeInput,
      prefix: { type: 'string', default: 'sets/', description: 'Where the sets lie' },
      olderThan: {
        type: 'string',
        format: 'duration',
        default: '35d',
        description: 'Younger sets never expire',
      },
      keep: {
        type: 'integer',
        minimum: 1,
        default: 4,
        description: 'So many verified sets are kept, however old',
      },
      required: { type: 'boolean', default: false, description: 'Whether there has to be a set' },
    },
    required: ['store'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      sets: { type: 'array', items: setOutput, description: 'Whole sets, newest first' },
      count: { type: 'integer', description: 'How many there are' },
      verified: { type: 'integer', description: 'How many of them are verified' },
      newest: { type: 'string', description: 'The newest set; empty when there is none' },
      newestAt: { type: 'string', description: 'Moment of its data; empty when there is none' },
      ageSeconds: { type: 'integer', description: 'Age of its data; 0 when there is none' },
      newestVerified: { type: 'boolean', description: 'Whether the newest set is verified' },
      expired: { type: 'array', items: { type: 'string' }, description: 'Sets that have expired' },
      expiredBytes: { type: 'integer', description: 'Bytes of their objects' },
    },
    required: [
      'sets',
      'count',
      'verified',
      'newest',
      'newestAt',
      'ageSeconds',
      'newestVerified',
      'expired',
      'expiredBytes',
    ],
    additionalProperties: false,
  },
  factOutputs: ['newest', 'expired'],
  async execute(input, context) {
    const store = await context.ports.store(input.store);
    const prefix = input.prefix ?? 'sets/';
    const all = backupSetsOf(prefix, await store.list(prefix));
    const now = context.ports.clock.now().getTime();
    const before = new Date(now - (parseDuration(input.olderThan ?? '35d') ?? 0)).toISOString();
    const expired = expiredSets(all, { keep: input.keep ?? 4, before });
    const whole = all.filter((set) => set.whole);
    const [newest] = whole;
    if (newest === undefined && input.required === true) {
      throw new ActionError(`the store \`${input.store}\` holds no backup set`, {
        help: 'run `backup` first',
      });
    }
    const outputs = {
      sets: whole.map(shown),
      count: whole.length,
      verified: whole.filter(({ verified }) => verified).length,
      newest: newest?.set ?? '',
      newestAt: newest?.at ?? '',
      ageSeconds: newest === undefined ? 0 : Math.max(0, Math.floor((now - Date.parse(newest.at)) / 1000)),
      newestVerified: newest?.verified ?? false,
      expired: expired.map(({ set }) => set),
      expiredBytes: expired.reduce((sum, { bytes }) => sum + bytes, 0),
    };
    return { outputs, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only lists' },
  example: `id: sets
uses: sets.list
with: { store: backups, olderThan: 35d, keep: 4 }
`,
});
