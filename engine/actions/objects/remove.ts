import { defineAction, type Action } from '../define-action.ts';
import { keyInput, storeInput } from '../store-input.ts';

/** `objects.remove`: an object is deleted. */
export const objectsRemove: Action = defineAction({
  name: 'objects.remove',
  summary: 'Delete an object for good',
  docs: 'Nothing happens when there is no such object. A role that may not delete is a failure.',
  effect: 'change',
  input: {
    type: 'object',
    properties: { store: storeInput, key: keyInput },
    required: ['store', 'key'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { key: { type: 'string', description: 'Key of the object' } },
    required: ['key'],
    additionalProperties: false,
  },
  async probe(input, context) {
    const found = await (await context.ports.store(input.store)).head(input.key);
    return {
      facts: { size: found?.size ?? null, modifiedAt: found?.modifiedAt ?? null },
      wouldChange: found !== undefined,
      before: found === undefined ? `there is no ${input.key}` : `${input.key} of ${found.modifiedAt}`,
      after: found === undefined ? 'unchanged' : `${input.key} is gone`,
    };
  },
  async execute(input, context) {
    const store = await context.ports.store(input.store);
    const changed = (await store.head(input.key)) !== undefined;
    await store.remove(input.key);
    return { outputs: { key: input.key }, changed };
  },
  async settle(input, _captured, context) {
    const found = await (await context.ports.store(input.store)).head(input.key);
    if (found !== undefined) return { verdict: 'not-started' };
    return { verdict: 'done', outputs: { key: input.key }, changed: true };
  },
  compensation: { kind: 'irreversible', reason: 'what the object held is deleted' },
  example: `id: expire
uses: objects.remove
with: { store: backups, key: "{{ item }}" }
foreach: "{{ inputs.expired }}"
irreversible: a newer verified set exists
`,
});
