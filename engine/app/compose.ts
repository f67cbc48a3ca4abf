import { join } from 'node:path';
import { nodeCodec } from '../adapters/codec/codec.ts';
import { openFileJournal } from '../adapters/file-journal/file-journal.ts';
import { openLocal } from '../adapters/local/open-local.ts';
import type {
  ComposeDeployment,
  ComposeSettings as DeploymentSettings,
} from '../adapters/compose/open-compose.ts';
import { nodeCertificates } from '../adapters/x509/x509.ts';
import { systemClock } from '../adapters/system-clock.ts';
import type { Clock } from '../ports/clock.ts';
import type { Containers } from '../ports/containers.ts';
import type { Database } from '../ports/database.ts';
import type { Infrastructure } from '../ports/infrastructure.ts';
import type { JournalStore } from '../journal/journal-store.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { PortError } from '../ports/port-error.ts';
import type { Ports } from '../ports/ports.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Transport } from '../ports/transport.ts';
import type { Environment, StoreSettings, TargetSettings } from '../runbook/environment.ts';
import { infrastructurePlace, openInfrastructure, withOutputs } from './compose-infrastructure.ts';
import { missing, openMail, openSecretStore } from './compose-messages.ts';
import type { EnvironmentVariables } from './state-directory.ts';

/** Ports that were opened, to be closed together. */
export interface OpenPorts extends Ports {
  /** Targets that were used so far. */
  usedTargets(): Promise<readonly Transport[]>;
  /** Whether somebody uses a target already. */
  isOpen(target: string): boolean;
  /** Has something done when a target is first opened, before anybody gets it. */
  whenOpened(target: string, then: (transport: Transport) => Promise<void>): void;
  close(): Promise<void>;
}

/** What adapters are made from. */
export interface ComposeSettings {
  readonly environment: Environment;
  /** Folder that scripts and templates are read from. */
  readonly folder: string;
  readonly stateDirectory: string;
  readonly env: EnvironmentVariables;
}

/** The clock of this machine. */
export const clock: Clock = systemClock;

/** Where this machine keeps its journals. */
export function journalStore(stateDirectory: string): JournalStore {
  return openFileJournal(stateDirectory);
}

/** Opens things once, when they are first asked for, and closes them in the reverse order. */
class Opened {
  readonly #open = new Map<string, Promise<unknown>>();
  readonly #closers: (() => Promise<void>)[] = [];

  once<T>(name: string, open: () => Promise<T>): Promise<T> {
    const known = this.#open.get(name) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const opened = open();
    this.#open.set(name, opened);
    opened.catch(() => this.#open.delete(name));
    return opened;
  }

  has(name: string): boolean {
    return this.#open.has(name);
  }

  onClose(close: () => Promise<void>): void {
    this.#closers.push(close);
  }

  async close(): Promise<void> {
    for (const close of this.#closers.splice(0).toReversed()) await close();
  }
}

/** Wires the adapters that an environment names. Nothing is loaded or connected before it is needed. */
export function openPorts(settings: ComposeSettings): OpenPorts {
  const { environment, folder, stateDirectory, env } = settings;
  const opened = new Opened();
  const targets = new Map<string, Promise<Transport>>();
  const guards = new Map<string, (transport: Transport) => Promise<void>>();
  const infrastructure = (): Promise<Infrastructure> =>
    opened.once('infrastructure', async () => {
      if (environment.infrastructure === undefined) {
        throw missing('infrastructure', environment, 'add `infrastructure:` to it');
      }
      const transport = infrastructurePlace(stateDirectory);
      targets.set('the place of the infrastructure', Promise.resolve(transport));
      const place = { environment: environment.name, stateDirectory, transport };
      const made = await openInfrastructure(environment.infrastructure, place, env);
      opened.onClose(() => made.close());
      return made;
    });
  const target = (name: string): Promise<Transport> => {
    const open = opened.once(`target ${name}`, async () => {
      const transport = await openTarget(settings, name, opened, infrastructure);
      await guards.get(name)?.(transport);
      return transport;
    });
    targets.set(name, open);
    return open;
  };
  const secretStore = (): Promise<Secrets> => opened.once('secrets', () => openSecretStore(environment, env));
  return {
    clock,
    codec: nodeCodec,
    certificates: nodeCertificates,
    network: lazyNetwork,
    project: {
      async read(path) {
        const { DirectoryFiles } = await import('../adapters/project-files/directory-files.ts');
        return new DirectoryFiles(folder).read(path);
      },
    },
    target,
    containers: () => opened.once('containers', () => openContainers(environment, target, opened)),
    database: () => opened.once('database', () => openDatabase(environment, target, opened)),
    store: (name) =>
      opened.once(`store ${name}`, async () => {
        const store = await openStore(environment, name, opened, infrastructure);
        return sealed(store, environment, name, secretStore);
      }),
    secrets: secretStore,
    mail: () => opened.once('mail', () => openMail(environment, secretStore)),
    infrastructure,
    isOpen: (name) => opened.has(`target ${name}`),
    whenOpened: (name, then) => void guards.set(name, then),
    usedTargets: async () => {
      const settled = await Promise.allSettled(targets.values());
      return settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    },
    close: () => opened.close(),
  };
}

const lazyNetwork: Ports['network'] = {
  async http(request, signal) {
    const { systemNetwork } = await import('../adapters/network/network.ts');
    return systemNetwork.http(request, signal);
  },
  async connect(host, port, signal) {
    const { systemNetwork } = await import('../adapters/network/network.ts');
    return systemNetwork.connect(host, port, signal);
  },
  async certificate(request, signal) {
    const { systemNetwork } = await import('../adapters/network/network.ts');
    return systemNetwork.certificate(request, signal);
  },
};

async function openTarget(
  { environment, stateDirectory }: ComposeSettings,
  name: string,
  opened: Opened,
  infrastructure: () => Promise<Infrastructure>,
): Promise<Transport> {
  const written: TargetSettings | undefined = environment.targets[name];
  if (written === undefined) {
    const known = Object.keys(environment.targets).join(', ') || 'none';
    throw missing(`target \`${name}\``, environment, `targets there: ${known}`);
  }
  const settings = await withOutputs(written, `the target \`${name}\``, environment, infrastructure);
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

/** Whole sandboxes, as fault exploration uses them: one is prepared, and every cell works on a copy. */
export const sandboxFolders: {
  /** Copies a sandbox whose machine is off, or waits for that. */
  readonly clone: (from: string, to: string) => Promise<void>;
  /** Switches the machine on; it stays on, whatever engines come and go, until the result is called, which resolves when it is off. */
  readonly switchOn: (directory: string) => Promise<() => Promise<void>>;
  readonly databaseNames: (directory: string) => Promise<readonly string[]>;
} = {
  async clone(from, to) {
    const { cloneSandbox } = await import('../adapters/sandbox/clone-sandbox.ts');
    await cloneSandbox(from, to);
  },
  async switchOn(directory) {
    const { openSandbox } = await import('../adapters/sandbox/open-sandbox.ts');
    const held = await openSandbox(directory, { grace: 0 });
    return async () => {
      // The machine goes by the grace of whoever came last, and engines want some.
      const last = await openSandbox(directory, { grace: 0 });
      await held.close();
      await last.close();
    };
  },
  async databaseNames(directory) {
    const { databaseNames } = await import('../adapters/sandbox/database-names.ts');
    return databaseNames(directory);
  },
};

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

async function openContainers(
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

async function openDatabase(environment: Environment, target: OpenTarget, opened: Opened): Promise<Database> {
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

/** The store with what it encrypts and decrypts; what that takes is loaded when it is needed. */
async function sealed(
  store: ObjectStore,
  environment: Environment,
  name: string,
  secrets: () => Promise<Secrets>,
): Promise<ObjectStore> {
  const { recipients = [], identity } = environment.stores[name] ?? {};
  const { withAge } = await import('../adapters/age-store/age-store.ts');
  const read = identity && (async () => (await (await secrets()).read(identity)).value);
  return withAge(store, { name, recipients, identity: read });
}

async function openStore(
  environment: Environment,
  name: string,
  opened: Opened,
  infrastructure: () => Promise<Infrastructure>,
): Promise<ObjectStore> {
  const written: StoreSettings | undefined = environment.stores[name];
  if (written === undefined) {
    const known = Object.keys(environment.stores).join(', ') || 'none';
    throw missing(`store \`${name}\``, environment, `stores there: ${known}`);
  }
  const settings = await withOutputs(written, `the store \`${name}\``, environment, infrastructure);
  if (settings.kind === 'directory') {
    const { DirectoryStore } = await import('../adapters/directory-store/directory-store.ts');
    return new DirectoryStore(settings.path);
  }
  if (settings.role !== undefined) {
    throw new PortError('unsupported', `the store \`${name}\` names a role, which is not taken yet`, {
      help: 'name a `profile` of the AWS configuration that takes the role',
    });
  }
  const { S3Store } = await import('../adapters/s3/s3-store.ts');
  const { bucket, region, prefix, endpoint, profile } = settings;
  const store = new S3Store({
    bucket,
    region,
    prefix,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(profile === undefined ? {} : { profile }),
  });
  opened.onClose(() => store.close());
  return store;
}
