import { type LocalSettings, openLocal } from '../../../engine/adapters/local/open-local.ts';
import { openSsh } from '../../../engine/adapters/ssh/open-ssh.ts';
import type { SshSettings } from '../../../engine/adapters/ssh/settings.ts';
import type { Transport } from '../../../engine/ports/transport.ts';

/** How to open a transport, as data: a fixture program in another process opens the same one. */
export type TransportSource =
  | { readonly kind: 'local'; readonly settings: LocalSettings }
  | { readonly kind: 'ssh'; readonly settings: SshSettings };

/** Opens it once more; every call is an engine of its own. */
export async function openTransport(source: TransportSource): Promise<Transport> {
  return source.kind === 'local' ? openLocal(source.settings) : openSsh(source.settings);
}
