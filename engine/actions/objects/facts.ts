import { ActionError, defineAction, type Action } from '../define-action.ts';
import { storeInput } from '../store-input.ts';

/** `objects.facts`: what a store protects its objects with. */
export const objectsFacts: Action = defineAction({
  name: 'objects.facts',
  summary: 'Look at a store: where it is and how it keeps objects',
  docs: `Fails when the store cannot be reached, or names a recipient that is none. \`assert\` on its outputs what a backup relies on.
Where the environment names \`recipients\` for the store, \`objects.put\` encrypts for them what gets a key with the suffix \`.age\`.`,
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
      recipients: {
        type: 'array',
        items: { type: 'string' },
        description: 'Public keys of age that are encrypted for; none where nothing is encrypted',
      },
      suffix: {
        type: 'string',
        description: 'What keys of encrypted objects end with: `.age`, or empty where nothing is encrypted',
      },
    },
    required: ['location', 'versioned', 'lifecycle', 'objectLock', 'recipients', 'suffix'],
    additionalProperties: false,
  },
  async execute(input, context) {
    const {
      location,
      versioned,
      lifecycle,
      objectLock,
      recipients = [],
    } = await (await context.ports.store(input.store)).facts();
    if (input.versioned === true && !versioned) {
      throw new ActionError(`${location} is not known to keep old versions of its objects`, {
        help: 'switch versioning on, so that what is written over or deleted can be had back; the role needs to see it (s3:GetBucketVersioning)',
      });
    }
    const suffix = recipients.length === 0 ? '' : '.age';
    return {
      outputs: { location, versioned, lifecycle, objectLock, recipients: [...recipients], suffix },
      changed: false,
    };
  },
  compensation: { kind: 'not-needed', reason: 'it only looks' },
  example: `id: store
uses: objects.facts
with: { store: backups }
`,
});
