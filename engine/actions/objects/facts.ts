import { ActionError, defineAction, type Action } from '../define-action.ts';
import { storeInput } from '../store-input.ts';

/** `objects.facts`: what a store protects its objects with. */
export const objectsFacts: Action = defineAction({
  name: 'objects.facts',
  summary: 'Look at a store: where it is and how it keeps objects',
  docs: 'Fails when the store cannot be reached. `assert` on its outputs what a backup relies on.',
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      store: storeInput,
      versioned: {
        type: 'boolean',
        default: false,
        description: 'Whether to fail when the store is not known to keep old versions',
      },
    },
    required: ['store'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      location: { type: 'string', description: 'The store, for people' },
      versioned: { type: 'boolean', description: 'Whether it keeps old versions' },
      lifecycle: { type: 'boolean', description: 'Whether rules expire objects' },
      objectLock: { type: 'boolean', description: 'Whether objects can be locked against deletion' },
    },
    required: ['location', 'versioned', 'lifecycle', 'objectLock'],
    additionalProperties: false,
  },
  async execute(input, context) {
    const { location, versioned, lifecycle, objectLock } = await (
      await context.ports.store(input.store)
    ).facts();
    if (input.versioned === true && !versioned) {
      throw new ActionError(`${location} is not known to keep old versions of its objects`, {
        help: 'switch versioning on, so that what is written over or deleted can be had back; the role needs to see it (s3:GetBucketVersioning)',
      });
    }
    return { outputs: { location, versioned, lifecycle, objectLock }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only looks' },
  example: `id: store
uses: objects.facts
with: { store: backups }
`,
});
