import type { Containers } from '../../ports/containers.ts';
import type { Transport } from '../../ports/transport.ts';
import { openCapture } from '../posix/capture.ts';
import type { ComposeParts } from './compose-parts.ts';
import { openDocker } from './docker.ts';
import { type Door, enter, execInContainer } from './exec-in-container.ts';
import { openImages, type ResolveImage } from './images.ts';
import { openProject } from './project.ts';
import { recreate } from './recreate.ts';
import { removeOnce, runOnce } from './run-once.ts';
import { openServices } from './services.ts';
import { openVolumes } from './volumes.ts';

/** Where a deployment is and how its registry is asked. */
export interface ComposeSettings {
  readonly transport: Transport;
  /** Holds compose.yaml; absolute, on the target. */
  readonly directory: string;
  /** Compose's name for the deployment; undefined leaves it to the files. */
  readonly project: string | undefined;
  readonly resolve: ResolveImage;
}

/** A deployment, and the way into its containers for other adapters. */
export interface ComposeDeployment {
  readonly containers: Containers;
  /** Finds a service's running container and prepares to start programs in it; `failed` when it does not run. */
  readonly door: (service: string) => Promise<Door>;
}

/** The services of a Compose project, through `docker` and `docker compose` of the target. */
export function openCompose(settings: ComposeSettings): ComposeDeployment {
  const { transport, directory } = settings;
  const docker = openDocker(openCapture(transport, 'compose'), transport.description);
  const project = openProject({ transport, docker, directory, project: settings.project });
  const services = openServices(docker, project);
  const images = openImages(docker, transport.description, settings.resolve);
  const volumes = openVolumes(docker, project);
  return {
    containers: openContainers({ transport, docker, project, services, images, volumes }),
    async door(service) {
      const container = await services.running(service);
      return { enter: (options) => enter(docker, container, options) };
    },
  };
}

function openContainers(parts: ComposeParts): Containers {
  const { transport, docker, project, services, images, volumes } = parts;
  return {
    kind: 'compose',
    attributes: () => Promise.resolve({ directory: project.directory }),
    services: async () => (await project.facts(new AbortController().signal)).services,
    inspect: async (service) => services.inspect(service),
    resolve: images.resolve,
    present: async (image) => images.present(image),
    pull: images.pull,
    recreate: async (service, image, signal, options) => recreate(parts, service, image, signal, options),
    volumes: volumes.list,
    createVolume: volumes.create,
    removeVolume: volumes.remove,
    whenStill: services.whenStill,
    stop: services.stop,
    start: services.start,
    async exec(service, request, signal) {
      if (signal.aborted) return { exitCode: undefined, signal: 'SIGTERM' };
      return execInContainer(transport, docker, await services.running(service), request, signal);
    },
    runOnce: async (service, image, request, signal) => runOnce(parts, service, image, request, signal),
    endLeftovers: async (run) => removeOnce(docker, run),
    close: () => Promise.resolve(),
  };
}
