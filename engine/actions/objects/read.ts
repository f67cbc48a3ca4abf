import { collectHead } from '../byte-collector.ts';
import { ActionError, defineAction, type Action } from '../define-action.ts';
import { outputKinds, parseOutput } from '../parse-output.ts';
import { checkSum, keyInput, measured, sha256Input, storeInput } from '../store-input.ts';

/** The most that a small object may hold: 1 MiB. */
const limit = 1024 * 1024;

/** `objects.read`: a small object becomes a value. */
export const objectsRead: Action = defineAction({
  name: 'objects.read',
  summary: 'Read a small object, such as a manifest',
  docs: 'Reads at most 1 MiB, checked against the checksum of the store, and parses it as `as` says. Large objects are for `objects.get`.',
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      store: storeInput,
      key: keyInput,
      sha256: sha256Input,
      as: {
        type: 'string',
        enum: outputKinds,
        default: 'json',
        description: 'What `outputs.content` becomes',
      },
    },
    required: ['store', 'key'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { content: { description: 'The content, as `as` says' } },
    required: ['content'],
    additionalProperties: false,
  },
  async execute(input, context) {
    const store = await context.ports.store(input.store);
    const head = collectHead(limit);
    const content = measured(store.get(input.key), context, (facts) =>
      checkSum(input.key, facts, input.sha256),
    );
    for await (const chunk of content) {
      head.add(chunk);
      if (head.overflowed) throw new ActionError(`${input.key} holds more than 1MiB`);
    }
    return { outputs: { content: parseOutput(head.text(), input.as ?? 'json', input.key) }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only reads' },
  example: `id: manifest
uses: objects.read
with: { store: backups, key: "{{ steps.sets.outputs.newest }}" }
`,
});
