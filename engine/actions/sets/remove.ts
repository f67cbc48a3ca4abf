import { backupSetsOf } from '../backup-sets.ts';
import { defineAction, type Action, type ActionContext } from '../define-action.ts';
import { storeInput } from '../store-input.ts';

interface Place {
  readonly store: string;
  readonly set: string;
  readonly prefix?: string | undefined;
}

/** Keys of the set's objects, the manifest first; none when there is nothing of it. */
async function keysOf({ store, set, prefix = 'sets/' }: Place, { ports }: ActionContext): Promise<string[]> {
  const objects = await (await ports.store(store)).list(`${prefix}${set}/`);
  return backupSetsOf(prefix, objects).flatMap(({ keys }) => [...keys]);
}

/** `sets.remove`: a backup set is deleted. */
export const setsRemove: Action = defineAction({
  name: 'sets.remove',
  summary: 'Delete a backup set for good',
  docs: `The manifest goes first, so that the set stops to exist before anything of it is missing. What was begun is brought to its end, also when the run
is cancelled meanwhile; what a crash left is deleted by the next attempt. A role that may not delete is a failure.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      store: storeInput,
      prefix: { type: 'string', default: 'sets/', description: 'Where the sets lie' },
      set: { type: 'string', pattern: '^[^/]+$', description: 'The run that made it' },
    },
    required: ['store', 'set'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { objects: { type: 'integer', description: 'How many objects were deleted' } },
    required: ['objects'],
    additionalProperties: false,
  },
  async probe(input, context) {
    const { length } = await keysOf(input, context);
    return {
      facts: { objects: length },
      wouldChange: length > 0,
      before: length === 0 ? `there is no set ${input.set}` : `the set ${input.set}: ${length} objects`,
      after: length === 0 ? 'unchanged' : 'it is gone',
    };
  },
  async execute(input, context) {
    const keys = await keysOf(input, context);
    const store = await context.ports.store(input.store);
    context.signal.throwIfAborted();
    for (const key of keys) await store.remove(key);
    return { outputs: { objects: keys.length }, changed: keys.length > 0 };
  },
  async settle(input, _captured, context) {
    const { length } = await keysOf(input, context);
    // Half of it is left to the next attempt, which is as good for it as for a whole one.
    if (length > 0) return { verdict: 'not-started' };
    return { verdict: 'done', outputs: { objects: 0 }, changed: true };
  },
  compensation: { kind: 'irreversible', reason: 'what the set held is deleted' },
  example: `id: expire
uses: sets.remove
with: { store: backups, set: "{{ item }}" }
foreach: "{{ steps.sets.outputs.expired }}"
irreversible: verified sets that are newer exist
`,
});
