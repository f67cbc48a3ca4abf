import { defineAction, type Action, type ActionContext } from '../define-action.ts';
import { removeUnfinished } from '../remove-unfinished.ts';
import {
  checkSum,
  keyInput,
  measure,
  measured,
  objectOutput,
  sha256Input,
  storeInput,
  type Measured,
} from '../store-input.ts';
import { absolutePath } from '../target-path.ts';

/** Streams the object and fails at its end when the checksum is another one, so that the write is given up. */
async function* expected(
  content: AsyncIterable<Uint8Array>,
  input: { readonly key: string; readonly sha256?: string | undefined },
  context: ActionContext,
  done: (facts: Measured) => void,
): AsyncIterable<Uint8Array> {
  yield* measured(content, context, (facts) => {
    checkSum(input.key, facts, input.sha256);
    done(facts);
  });
}

/** `objects.get`: an object is brought to the target. */
export const objectsGet: Action = defineAction({
  name: 'objects.get',
  summary: 'Bring an object to a new file on the target',
  docs: `Streams an object to a file with the mode 0600, checks it against the store's checksum and against \`sha256\`, and
leaves no file when anything differs. A key that ends with \`.age\` is decrypted on the way, with the identity that the environment
names for the store. A file that is there already is a failure, unless its checksum is \`sha256\`. Undo removes the file.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      store: storeInput,
      key: keyInput,
      path: { type: 'string', format: 'path', description: 'New file on the target' },
      sha256: sha256Input,
    },
    required: ['store', 'key', 'path'],
    additionalProperties: false,
  },
  output: {
    ...objectOutput,
    properties: { ...objectOutput.properties, path: { type: 'string', description: 'The file' } },
    required: ['key', 'size', 'sha256', 'path'],
  },
  async probe(input, context) {
    const store = await context.ports.store(input.store);
    const object = await store.head(input.key);
    const taken = (await context.target.files.facts(absolutePath(input.path))) !== undefined;
    return {
      facts: { size: object?.size ?? null, modifiedAt: object?.modifiedAt ?? null, taken },
      wouldChange: true,
      before: taken ? `${input.path} exists` : `${input.path} is missing`,
      after: `${input.path} from ${input.key}`,
      ...(object === undefined ? { obstacle: `there is no object ${input.key} in ${input.store}` } : {}),
    };
  },
  async capture(input, context): Promise<{ readonly existed: boolean }> {
    return { existed: (await context.target.files.facts(absolutePath(input.path))) !== undefined };
  },
  async execute(input, context) {
    const { files } = context.target;
    const path = absolutePath(input.path);
    if (input.sha256 !== undefined && (await files.facts(path))?.kind === 'file') {
      const there = await measure(files.read(path, { reuse: true }), context);
      if (there.sha256 === input.sha256)
        return { outputs: { key: input.key, ...there, path }, changed: false };
    }
    const store = await context.ports.store(input.store);
    let facts: Measured = { size: 0, sha256: '' };
    const content = expected(store.get(input.key), input, context, (found) => {
      facts = found;
    });
    await removeUnfinished([path], context);
    await files.write(path, content, { mode: 0o600, ifAbsent: true });
    return { outputs: { key: input.key, ...facts, path }, changed: true };
  },
  async settle(input, captured, context) {
    const { files } = context.target;
    const path = absolutePath(input.path);
    if (captured?.existed !== false || (await files.facts(path)) === undefined)
      return { verdict: 'not-started' };
    // The file appears only when it is whole and was checked.
    const facts = await measure(files.read(path, { reuse: true }), context);
    return { verdict: 'done', outputs: { key: input.key, ...facts, path }, changed: true };
  },
  compensation: {
    kind: 'inverse',
    summary: 'removes the file',
    async undo(input, captured, context) {
      const path = absolutePath(input.path);
      await removeUnfinished([path], context);
      if (!captured.existed) await context.target.files.remove(path);
    },
  },
  example: `id: fetch
uses: objects.get
with: { store: backups, key: "{{ inputs.set }}/gitea.dump", path: "{{ vars.staging }}/gitea.dump" }
`,
});
