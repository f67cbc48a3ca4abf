import { ActionError, defineAction, type Action } from '../define-action.ts';
import { checkSum, keyInput, measureObject, objectOutput, sha256Input, storeInput } from '../store-input.ts';

/** `objects.verify`: an object is read back. */
export const objectsVerify: Action = defineAction({
  name: 'objects.verify',
  summary: 'Read an object to its end and check it',
  docs: `Reads the whole object again and compares it with the store's checksum, with \`sha256\` and with \`size\`. Needs a
role that may read.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      store: storeInput,
      key: keyInput,
      sha256: sha256Input,
      size: { type: 'integer', minimum: 0, description: 'How many bytes it must have' },
    },
    required: ['store', 'key'],
    additionalProperties: false,
  },
  output: objectOutput,
  async execute(input, context) {
    const store = await context.ports.store(input.store);
    const found = await measureObject(store, input.key, context);
    checkSum(input.key, found, input.sha256);
    if (input.size !== undefined && input.size !== found.size) {
      throw new ActionError(`${input.key} has ${found.size} bytes instead of ${input.size}`);
    }
    return { outputs: { key: input.key, ...found }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only reads' },
  example: `id: verify-upload
uses: objects.verify
with: { store: backups, key: "{{ steps.upload.outputs.key }}", sha256: "{{ steps.upload.outputs.sha256 }}" }
`,
});
