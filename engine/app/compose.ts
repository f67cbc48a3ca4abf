import { nodeCodec } from '../adapters/codec/codec.ts';
import { openFileJournal } from '../adapters/file-journal/file-journal.ts';
import { systemClock } from '../adapters/system-clock.ts';
import { nodeCertificates } from '../adapters/x509/x509.ts';
import type { JournalStore } from '../journal/journal-store.ts';
import type { Clock } from '../ports/clock.ts';
import type { Infrastructure } from '../ports/infrastructure.ts';
import type { Ports } from '../ports/ports.ts';
import type { Secrets } from '../ports/secrets.ts';
import type { Transport } from '../ports/transport.ts';
import type { Environment } from '../runbook/environment.ts';
import { openContainers, openDatabase } from './compose-deployment.ts';
import { infrastructurePlace, openInfrastructure } from './compose-infrastructure.ts';
import { missing, openMail, openSecretStore } from './compose-messages.ts';
import { openStore, sealed } from './compose-store.ts';
import { openTarget } from './compose-target.ts';
import { Opened } from './opened.ts';
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
