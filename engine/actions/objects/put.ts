import { PortError } from '../../ports/port-error.ts';
import type { ObjectStore } from '../../ports/object-store.ts';
import { formatSize } from '../../runbook/size.ts';
import { defineAction, type Action, type ActionContext } from '../define-action.ts';
import { keyInput, measure, measureObject, objectOutput, storeInput, type Measured } from '../store-input.ts';
import { absolutePath } from '../target-path.ts';

/** Whether the object is there; undefined where the role may only write. */
async function isThere(store: ObjectStore, key: string): Promise<boolean | undefined> {
  try {
    return (await store.head(key)) !== undefined;
  } catch (error) {
    if (error instanceof PortError && error.kind === 'refused') return undefined;
    throw error;
  }
}

/**
 * The object under the key when it is this very file: an earlier attempt can have stored it and lost
 * the answer. Undefined when it is another one, or cannot be read.
 */
async function sameObject(
  input: { readonly key: string; readonly path: string },
  store: ObjectStore,
  error: unknown,
  context: ActionContext,
): Promise<Measured | undefined> {
  if (!(error instanceof PortError && error.kind === 'exists')) return undefined;
  const file = await measure(context.target.files.read(absolutePath(input.path), { reuse: true }), context);
  const object = await measureObject(store, input.key, context).catch(() => undefined);
  context.signal.throwIfAborted();
  return object?.sha256 === file.sha256 ? object : undefined;
}

/** `objects.put`: a file is stored under a new key. */
export const objectsPut: Action = defineAction({
  name: 'objects.put',
  summary: 'Store a file as a new object',
  docs: `Streams a file of the target to a store, with checksums, and never replaces an object: a key that is taken is
a failure, unless the object there is this very file. Nothing is visible before it is whole.

A key that ends with \`.age\` is encrypted for the recipients of the store; size and checksum are those of the file. \`objects.get\` and
\`objects.read\` decrypt it with the store's identity.

Undo removes the object. Where the role may not delete, it stays and the log says so: a backup without its manifest
does not count as one, and the store's own rules let it expire.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      store: storeInput,
      key: keyInput,
      path: { type: 'string', format: 'path', description: 'The file, on the target' },
    },
    required: ['store', 'key', 'path'],
    additionalProperties: false,
  },
  output: {
    ...objectOutput,
    properties: {
      ...objectOutput.properties,
      location: { type: 'string', description: 'The store, for people' },
    },
    required: ['key', 'size', 'sha256', 'location'],
  },
  async probe(input, context) {
    const store = await context.ports.store(input.store);
    const { location, ...facts } = await store.facts();
    const taken = await isThere(store, input.key);
    return {
      facts: { location, ...facts, taken: taken ?? null },
      wouldChange: true,
      before: taken === true ? `${input.key} is taken` : `${input.key} is free`,
      after: `${input.key} in ${location}`,
      ...(taken === true ? { obstacle: `there is an object ${input.key} already` } : {}),
    };
  },
  async capture(input, context): Promise<{ readonly existed: boolean | null }> {
    const store = await context.ports.store(input.store);
    return { existed: (await isThere(store, input.key)) ?? null };
  },
  async execute(input, context) {
    const store = await context.ports.store(input.store);
    const { location } = await store.facts();
    const path = absolutePath(input.path);
    const expected = (await context.target.files.facts(path))?.size;
    const content = context.target.files.read(path, { reuse: true });
    try {
      const stored = await store.put(input.key, content, context.signal, expected);
      context.print(`stored ${stored.key}, ${formatSize(stored.size)}\n`);
      return { outputs: { ...stored, location }, changed: true };
    } catch (error) {
      const same = await sameObject(input, store, error, context);
      if (same === undefined) throw error;
      return { outputs: { key: input.key, ...same, location }, changed: false };
    }
  },
  async settle(input, captured, context) {
    const store = await context.ports.store(input.store);
    if (captured?.existed !== false)
      return { verdict: 'half-done', found: `whose object ${input.key} is cannot be told` };
    if ((await isThere(store, input.key)) !== true) return { verdict: 'not-started' };
    const stored = await measureObject(store, input.key, context);
    const file = await measure(context.target.files.read(absolutePath(input.path), { reuse: true }), context);
    if (stored.sha256 !== file.sha256) {
      return { verdict: 'half-done', found: `${input.key} is not the file ${input.path}` };
    }
    const { location } = await store.facts();
    return { verdict: 'done', outputs: { key: input.key, ...stored, location }, changed: true };
  },
  compensation: {
    kind: 'inverse',
    summary: 'removes the object, where that is allowed',
    async undo(input, captured, context) {
      if (captured.existed !== false) return;
      const store = await context.ports.store(input.store);
      try {
        await store.remove(input.key);
      } catch (error) {
        if (!(error instanceof PortError && error.kind === 'refused')) throw error;
        context.print(`${input.key} stays: this role may not delete objects\n`);
      }
    },
  },
  example: `id: upload
uses: objects.put
with: { store: backups, key: "{{ run.id }}/data.tar.zst", path: "{{ steps.pack.outputs.path }}" }
timeout: 1h
`,
});
