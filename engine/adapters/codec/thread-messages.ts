import type { TarEntry } from '../../ports/codec.ts';
import type { PortErrorKind } from '../../ports/port-error.ts';

/** To the thread that reads an archive, each in answer to a `more`. */
export type ToThread =
  { readonly kind: 'piece'; readonly bytes: Uint8Array<ArrayBuffer> } | { readonly kind: 'end' };

/** From that thread; `done` or `failed` is the last. */
export type FromThread =
  | { readonly kind: 'more' }
  | { readonly kind: 'entries'; readonly entries: readonly TarEntry[] }
  | { readonly kind: 'failed'; readonly as: PortErrorKind; readonly message: string }
  | { readonly kind: 'done' };
