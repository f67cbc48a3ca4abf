import type { ObjectStore } from '../ports/object-store.ts';
import type { RunningHash } from '../ports/codec.ts';
import { ActionError, type ActionContext } from './define-action.ts';

/** How a step says which store it means. */
export const storeInput = {
  type: 'string',
  minLength: 1,
  description: 'Name of a store in the environment',
} as const;

/** How a step says which object it means. */
export const keyInput = {
  type: 'string',
  minLength: 1,
  maxLength: 900,
  description: 'Key of the object, such as `2026-11-23/manifest.json`',
} as const;

/** A checksum that something must have. */
export const sha256Input = {
  type: 'string',
  pattern: '^[0-9a-f]{64}$',
  description: 'The checksum that it must have, hexadecimal',
} as const;

/** What steps can read of a stored object. */
export const objectOutput = {
  type: 'object',
  properties: {
    key: { type: 'string', description: 'Key of the object' },
    size: { type: 'integer', description: 'Bytes' },
    sha256: { type: 'string', description: 'Checksum of the content, hexadecimal' },
  },
  required: ['key', 'size', 'sha256'],
  additionalProperties: false,
} as const;

/** Size and checksum of bytes that went by. */
export interface Measured {
  readonly size: number;
  readonly sha256: string;
}

/** Passes bytes on, counts and hashes them; `done` is called at the end, before the last reader learns of it. */
export async function* measured(
  content: AsyncIterable<Uint8Array>,
  context: ActionContext,
  done: (facts: Measured) => void,
): AsyncIterable<Uint8Array> {
  const hash: RunningHash = context.ports.codec.sha256();
  let size = 0;
  for await (const chunk of content) {
    context.signal.throwIfAborted();
    hash.update(chunk);
    size += chunk.length;
    yield chunk;
  }
  done({ size, sha256: hash.digest() });
}

/** Reads everything and returns its size and checksum. */
export async function measure(content: AsyncIterable<Uint8Array>, context: ActionContext): Promise<Measured> {
  let facts: Measured = { size: 0, sha256: '' };
  const reader = measured(content, context, (found) => {
    facts = found;
  });
  for await (const chunk of reader) void chunk;
  return facts;
}

/** Throws an ActionError when the checksum is another one than expected. */
export function checkSum(name: string, found: Measured, expected: string | undefined): void {
  if (expected === undefined || expected === found.sha256) return;
  throw new ActionError(`${name} is not what was meant: its sha256 is ${found.sha256}, not ${expected}`, {
    help: 'it was damaged or exchanged; use another copy',
  });
}

/** Reads an object back, which checks it against the store's own checksum as well. */
export async function measureObject(
  store: ObjectStore,
  key: string,
  context: ActionContext,
): Promise<Measured> {
  return measure(store.get(key), context);
}
