import { randomBytes } from 'node:crypto';
import type { ImageFacts, ServiceFacts, VolumeFacts } from '../../../ports/containers.ts';
import { PortError } from '../../../ports/port-error.ts';
import type { Storage } from '../forge/storage.ts';
import { type SandboxImage, findImage } from '../images.ts';
import { readJsonFile } from '../json-file.ts';
import type { HostLayout } from '../layout.ts';
import type { Cluster } from '../postgres/cluster.ts';
import { turnstile } from '../turnstile.ts';
import {
  createVolume,
  databaseMount,
  firstVolume,
  listVolumes,
  openCluster,
  removeVolume,
} from '../volumes.ts';
import { type BootContext, type BootedService, boot } from './boot.ts';
import type { MachinePorts, ServiceState } from './machine-state.ts';
import { type Memory, readMemory } from './memory.ts';
import { type Places, claimPlaces } from './places.ts';
import { logLine } from './service-log.ts';

interface Container {
  readonly service: BootedService;
  readonly startedAt: string;
}

const startOrder = ['postgres', 'gitea', 'nginx'] as const;

/** The machine while it is on: its containers, its images and its database server. */
export class Machine {
  readonly layout: HostLayout;
  readonly registry: readonly SandboxImage[];
  /** For the container port's calls that change something; one at a time. */
  readonly #change = turnstile();
  readonly #containers = new Map<string, Container>();
  /** Of the volume that the database's container has; undefined until it was started for the first time. */
  #cluster: Cluster | undefined;
  readonly #memory: Memory;
  readonly #places: Places;

  private constructor(
    layout: HostLayout,
    parts: { registry: readonly SandboxImage[]; memory: Memory; places: Places },
  ) {
    this.layout = layout;
    this.registry = parts.registry;
    this.#memory = parts.memory;
    this.#places = parts.places;
  }

  /** Switches the machine on; what was running when it went off runs again. */
  static async powerOn(layout: HostLayout): Promise<Machine> {
    const registry = await readJsonFile<readonly SandboxImage[]>(layout.registry);
    const memory = await readMemory(layout.state);
    const places = await claimPlaces(memory, (line) => logLine(layout.logs, 'machine', line));
    const machine = new Machine(layout, { registry, memory, places });
    for (const service of startOrder) {
      if (memory.state.services[service]?.wanted) await machine.#boot(service);
    }
    return machine;
  }

  /** Stops everything gracefully; what ran is remembered as wanted. */
  async powerOff(): Promise<void> {
    await this.#change(async () => {
      for (const service of startOrder.toReversed()) await this.#halt(service);
      await this.#cluster?.close();
    });
  }

  get ports(): MachinePorts {
    return this.#memory.state.ports;
  }

  services(): readonly string[] {
    return Object.keys(this.#memory.state.services);
  }

  async inspect(service: string): Promise<ServiceFacts> {
    const { image, container } = this.#service(service);
    const running = this.#containers.get(service);
    return {
      service,
      state: running !== undefined ? 'running' : container === '' ? 'missing' : 'exited',
      health: running === undefined ? 'none' : await running.service.health(),
      image: container === '' ? { ref: '', digest: '' } : image,
      container,
      restarts: 0,
      startedAt: running?.startedAt ?? '',
      labels: { 'runbook.update': service === 'nginx' ? 'auto' : 'manual' },
      volumes: service === 'postgres' ? { [databaseMount]: this.#volume() } : {},
    };
  }

  async volumes(): Promise<readonly VolumeFacts[]> {
    return listVolumes(this.layout, this.#volume());
  }

  async createVolume(name: string): Promise<string> {
    return this.#change(async () => createVolume(this.layout, name));
  }

  async removeVolume(name: string): Promise<void> {
    await this.#change(async () => {
      if (name === this.#volume()) {
        throw new PortError('refused', `the volume ${name} is not removed: a container has it`);
      }
      await removeVolume(this.layout, name);
    });
  }

  isPresent({ digest }: ImageFacts): boolean {
    return this.#memory.state.images.includes(digest);
  }

  /** Marks an image of the registry as here; whether that is new. */
  async pull(wanted: ImageFacts): Promise<boolean> {
    const { digest } = findImage(this.registry, `${wanted.ref}@${wanted.digest}`);
    return this.#change(async () => {
      if (this.#memory.state.images.includes(digest)) return false;
      await this.#memory.remember({ images: [...this.#memory.state.images, digest] });
      return true;
    });
  }

  /** The image that a service runs. */
  imageOf(service: string): SandboxImage {
    const { ref, digest } = this.#service(service).image;
    return findImage(this.registry, `${ref}@${digest}`);
  }

  /** An image that is here and fits the service; the error says which of both is not so. */
  usableImage(service: string, wanted: ImageFacts): SandboxImage {
    const image = findImage(this.registry, `${wanted.ref}@${wanted.digest}`);
    if (image.program !== this.imageOf(service).program) {
      throw new PortError('refused', `${image.ref} is no image for the service ${service}`);
    }
    if (this.isPresent(image)) return image;
    throw new PortError('not-found', `the image ${image.ref} is not on the machine`, {
      help: 'Pull it first.',
    });
  }

  /** `mounts` are volumes that it gets instead of those that it has. */
  async recreate(
    service: string,
    wanted: ImageFacts,
    mounts: Readonly<Record<string, string>>,
    signal: AbortSignal,
  ): Promise<ServiceFacts> {
    return this.#change(async () => {
      const { ref, digest } = this.usableImage(service, wanted);
      const volume = await this.#usableVolume(service, mounts);
      signal.throwIfAborted();
      await this.#halt(service);
      const container = randomBytes(6).toString('hex');
      const image = { ref, digest };
      await this.#memory.rememberService(service, { image, container, wanted: true, ...volume });
      await this.#boot(service);
      return this.inspect(service);
    });
  }

  async stop(service: string, signal: AbortSignal): Promise<boolean> {
    return this.#change(async () => {
      const state = this.#service(service);
      signal.throwIfAborted();
      const changed = await this.#halt(service);
      if (state.wanted) await this.#memory.rememberService(service, { ...state, wanted: false });
      return changed;
    });
  }

  async start(service: string, signal: AbortSignal): Promise<boolean> {
    return this.#change(async () => {
      const state = this.#service(service);
      signal.throwIfAborted();
      if (this.#containers.has(service)) return false;
      if (state.container === '') {
        throw new PortError('not-found', `${service} has no container to start`, { help: 'run it instead' });
      }
      if (!state.wanted) await this.#memory.rememberService(service, { ...state, wanted: true });
      await this.#boot(service);
      return true;
    });
  }

  /** The container of a service; `failed` when it does not run. */
  running(service: string): BootedService {
    this.#service(service);
    const container = this.#containers.get(service);
    if (container !== undefined) return container.service;
    throw new PortError('failed', `the service ${service} is not running`, {
      help: `Start it first. What it said last is in ${this.layout.logs}.`,
    });
  }

  /** The databases; `unreachable` while their server is stopped. */
  get cluster(): Cluster {
    if (this.#containers.has('postgres') && this.#cluster !== undefined) return this.#cluster;
    throw new PortError('unreachable', 'the PostgreSQL of the sandbox is not running', {
      help: 'Start the service postgres.',
    });
  }

  /** Runs work on a database as a client of the server. */
  storage(database: string): Storage {
    return async (work) => this.cluster.use(database, work);
  }

  #service(service: string): ServiceState {
    const { services } = this.#memory.state;
    const state = Object.hasOwn(services, service) ? services[service] : undefined;
    if (state !== undefined) return state;
    throw new PortError('not-found', `the sandbox has no service "${service}"`, {
      help: `It has ${Object.keys(services).join(', ')}.`,
    });
  }

  /** The volume of the database's container. */
  #volume(): string {
    return this.#service('postgres').volume ?? firstVolume;
  }

  async #usableVolume(
    service: string,
    mounts: Readonly<Record<string, string>>,
  ): Promise<{ readonly volume?: string }> {
    for (const [path, name] of Object.entries(mounts)) {
      if (service !== 'postgres' || path !== databaseMount) {
        throw new PortError('unsupported', `${service} of the sandbox has no volume at ${path}`);
      }
      const known = await this.volumes();
      if (!known.some((each) => each.name === name)) {
        throw new PortError('not-found', `there is no volume ${name}`);
      }
      return { volume: name };
    }
    const { volume } = this.#service(service);
    return volume === undefined ? {} : { volume };
  }

  async #boot(service: string): Promise<void> {
    const log = (line: string): void => logLine(this.layout.logs, service, line);
    try {
      const image = this.imageOf(service);
      if (service === 'postgres') {
        const [major = ''] = image.release.split('.');
        this.#cluster = await openCluster(this.layout, this.#volume(), major);
      }
      const booted = await boot(image, this.#bootContext(log));
      this.#containers.set(service, { service: booted, startedAt: new Date().toISOString() });
    } catch (error) {
      log(`exited: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async #halt(service: string): Promise<boolean> {
    const container = this.#containers.get(service);
    if (container === undefined) return false;
    await container.service.stop();
    this.#containers.delete(service);
    return true;
  }

  #bootContext(log: (line: string) => void): BootContext {
    return {
      layout: this.layout,
      cluster: this.#cluster,
      storage: (database) => this.storage(database),
      forgePort: () => (this.#containers.has('gitea') ? this.#memory.state.ports.forge : undefined),
      listen: this.#places,
      log,
    };
  }
}
