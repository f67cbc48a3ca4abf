import { join } from 'node:path';
import { openLocal } from '../adapters/local/open-local.ts';
import type { Infrastructure } from '../ports/infrastructure.ts';
import type { Transport } from '../ports/transport.ts';
import type { Environment } from '../runbook/environment.ts';
import { settingsNamed } from './compose-infrastructure.ts';
import type { Opened } from './opened.ts';

/** A way to the target of that name; closed with the others. Rejects with a PortError when the environment has none. */
export async function openTarget(
  { environment, stateDirectory }: { readonly environment: Environment; readonly stateDirectory: string },
  name: string,
  opened: Opened,
  infrastructure: () => Promise<Infrastructure>,
): Promise<Transport> {
  const settings = await settingsNamed('target', environment.targets, name, environment, infrastructure);
  if (settings.transport === 'local') {
    const own = settings.stateDirectory ?? join(stateDirectory, 'target');
    return openLocal({ target: name, stateDirectory: own });
  }
  const { openSsh } = await import('../adapters/ssh/open-ssh.ts');
  const { httpThrough } = await import('../adapters/network/network.ts');
  const { identityFile, stateDirectory: remote, ...rest } = settings;
  const transport = await openSsh({
    target: name,
    address: rest.address,
    port: rest.port,
    user: rest.user,
    hostKey: rest.hostKey,
    httpThrough,
    ...(identityFile === undefined ? {} : { identityFile }),
    ...(remote === undefined ? {} : { stateDirectory: remote }),
  });
  opened.onClose(() => transport.close());
  return transport;
}
