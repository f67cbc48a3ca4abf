import type {
  ComposeDeployment,
  ComposeSettings as DeploymentSettings,
} from '../adapters/compose/open-compose.ts';
import type { Containers } from '../ports/containers.ts';
import type { Database } from '../ports/database.ts';
import type { Transport } from '../ports/transport.ts';
import type { Environment } from '../runbook/environment.ts';
import { missing } from './compose-messages.ts';
import type { Opened } from './opened.ts';

async function sandbox(
  directory: string,
  opened: Opened,
): Promise<{ readonly containers: Containers; readonly database: Database }> {
  return opened.once('sandbox', async () => {
    const { openSandbox } = await import('../adapters/sandbox/open-sandbox.ts');
    const host = await openSandbox(directory);
    opened.onClose(() => host.close());
    return host;
  });
}

type OpenTarget = (name: string) => Promise<Transport>;

/** The deployment's containers, in a sandbox or of Docker Compose; a PortError when the environment names none. */
export async function openContainers(
  environment: Environment,
  target: OpenTarget,
  opened: Opened,
): Promise<Containers> {
  const settings = environment.containers;
  if (settings?.kind === 'sandbox') return (await sandbox(settings.directory, opened)).containers;
  if (settings === undefined) throw missing('containers', environment, 'add `containers:` to it');
  return (await deployment(settings, target, opened)).containers;
}

async function deployment(
  { target: name, directory, project }: Extract<Environment['containers'], { kind: 'compose' }>,
  target: OpenTarget,
  opened: Opened,
): Promise<ComposeDeployment> {
  return opened.once('deployment', async () => {
    const { openCompose } = await import('../adapters/compose/open-compose.ts');
    const { resolveImage } = await import('../adapters/registry/registry.ts');
    const registry = { fetch: globalThis.fetch, timeout: 30_000 };
    const transport = await target(name);
    const resolve: DeploymentSettings['resolve'] = async (ref, mirrors) =>
      resolveImage(registry, ref, mirrors);
    return openCompose({ transport, directory, project, resolve });
  });
}

/** The deployment's database; a PortError when the environment names none. */
export async function openDatabase(
  environment: Environment,
  target: OpenTarget,
  opened: Opened,
): Promise<Database> {
  const { containers, database } = environment;
  if (containers?.kind === 'sandbox') return (await sandbox(containers.directory, opened)).database;
  if (containers === undefined || database === undefined) {
    throw missing('database', environment, 'add `containers:` and `database:` to it');
  }
  const { door } = await deployment(containers, target, opened);
  const { openPostgres } = await import('../adapters/postgres/open-postgres.ts');
  const { service, user } = database;
  const transport = await target(containers.target);
  return openPostgres({ transport, user, door: async () => door(service) });
}
