import { defineAction, type Action } from '../define-action.ts';
import { storeInput } from '../store-input.ts';

/** `objects.list`: what a store holds. */
export const objectsList: Action = defineAction({
  name: 'objects.list',
  summary: 'List objects of a store, newest first',
  docs: `The list is in the order of \`modifiedAt\`, the newest first. \`newest\` is the key of the first one and is empty when
there is none.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      store: storeInput,
      prefix: { type: 'string', description: 'Only keys that start with this' },
      suffix: { type: 'string', description: 'Only keys that end with this, such as `/manifest.json`' },
      limit: {
        type: 'integer',
        minimum: 1,
        maximum: 1000,
        default: 100,
        description: 'At most this many are listed',
      },
    },
    required: ['store'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      objects: {
        type: 'array',
        description: 'The objects, newest first',
        items: {
          type: 'object',
          properties: {
            key: { type: 'string', description: 'Key of the object' },
            size: { type: 'integer', description: 'Bytes' },
            modifiedAt: { type: 'string', description: 'ISO 8601, UTC' },
          },
          required: ['key', 'size', 'modifiedAt'],
          additionalProperties: false,
        },
      },
      count: { type: 'integer', description: 'How many there are, those over the limit included' },
      newest: { type: 'string', description: 'Key of the newest; empty when there is none' },
      bytes: { type: 'integer', description: 'Bytes of all of them' },
    },
    required: ['objects', 'count', 'newest', 'bytes'],
    additionalProperties: false,
  },
  async execute(input, context) {
    const store = await context.ports.store(input.store);
    const found = (await store.list(input.prefix ?? '')).filter((object) =>
      object.key.endsWith(input.suffix ?? ''),
    );
    const ordered = found.toSorted(
      (left, right) =>
        right.modifiedAt.localeCompare(left.modifiedAt, 'en') || (left.key < right.key ? 1 : -1),
    );
    const objects = ordered
      .slice(0, input.limit ?? 100)
      .map(({ key, size, modifiedAt }) => ({ key, size, modifiedAt }));
    const bytes = found.reduce((sum, object) => sum + object.size, 0);
    return {
      outputs: { objects, count: found.length, newest: objects[0]?.key ?? '', bytes },
      changed: false,
    };
  },
  compensation: { kind: 'not-needed', reason: 'it only lists' },
  example: `id: sets
uses: objects.list
with: { store: backups, suffix: /manifest.json }
`,
});
