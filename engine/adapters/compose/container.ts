import type { ImageFacts, ServiceFacts } from '../../ports/containers.ts';
import { PortError } from '../../ports/port-error.ts';
import type { Docker } from './docker.ts';
import { parseImageName, shownReference } from './image-name.ts';

/** The part of `docker inspect` that is read. */
interface Inspected {
  readonly Id: string;
  readonly Image: string;
  readonly RestartCount: number;
  readonly Created: string;
  readonly State: {
    readonly Status: string;
    readonly StartedAt: string;
    readonly Health?: { readonly Status: string } | null;
  };
  readonly Mounts?: readonly {
    readonly Type: string;
    readonly Name?: string;
    readonly Destination: string;
  }[];
  readonly Config: { readonly Image: string; readonly Labels?: Readonly<Record<string, string>> | null };
}

/** The container of a service as it is now; one that is missing has empty texts. */
export async function inspectService(
  docker: Docker,
  project: string,
  service: string,
  signal: AbortSignal,
): Promise<ServiceFacts> {
  const found = await findContainer(docker, project, service, signal);
  if (found === undefined) return missing(service);
  const image = await imageOf(docker, found, signal);
  const state = stateOf(found.State.Status);
  const runs = state === 'running';
  return {
    service,
    state,
    health: runs ? healthOf(found.State.Health?.Status) : 'none',
    image,
    container: found.Id,
    restarts: found.RestartCount,
    startedAt: runs ? new Date(found.State.StartedAt).toISOString() : '',
    labels: found.Config.Labels ?? {},
    volumes: volumesOf(found),
  };
}

/** The identity of a service's running container, in one question; undefined when none runs. */
export async function findRunning(
  docker: Docker,
  project: string,
  service: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const listed = await docker.docker(
    `looking for the container of ${service}`,
    ['ps', '--quiet', '--no-trunc', '--filter', 'status=running', ...filters(project, service)],
    signal,
  );
  return listed.split('\n').find((id) => id !== '');
}

function filters(project: string, service: string): readonly string[] {
  const labels = { project, service, oneoff: 'False' };
  return Object.entries(labels).flatMap(([name, value]) => [
    '--filter',
    `label=com.docker.compose.${name}=${value}`,
  ]);
}

/** The service's container; the newest, when Compose was cut off while it replaced one by another. */
async function findContainer(
  docker: Docker,
  project: string,
  service: string,
  signal: AbortSignal,
): Promise<Inspected | undefined> {
  const listed = await docker.docker(
    `looking for the container of ${service}`,
    ['ps', '--all', '--quiet', '--no-trunc', ...filters(project, service)],
    signal,
  );
  const ids = listed.split('\n').filter((id) => id !== '');
  if (ids.length === 0) return undefined;
  const told = await docker.docker(
    `inspecting ${service}`,
    ['inspect', '--type', 'container', ...ids],
    signal,
  );
  const all: unknown = JSON.parse(told);
  if (!Array.isArray(all) || !all.every(isInspected)) {
    throw new PortError('unsupported', `\`docker inspect\` describes ${service} in a way that is not known`);
  }
  return all.toSorted((left, right) => (left.Created < right.Created ? 1 : -1))[0];
}

function isInspected(value: unknown): value is Inspected {
  return (
    typeof value === 'object' && value !== null && 'Id' in value && 'State' in value && 'Config' in value
  );
}

function volumesOf({ Mounts = [] }: Inspected): Readonly<Record<string, string>> {
  const volumes: Record<string, string> = {};
  for (const { Type, Name = '', Destination } of Mounts) {
    if (Type === 'volume') volumes[Destination] = Name;
  }
  return volumes;
}

async function imageOf(docker: Docker, container: Inspected, signal: AbortSignal): Promise<ImageFacts> {
  const name = parseImageName(container.Config.Image);
  const ref = shownReference(name);
  if (name.digest !== '') return { ref, digest: name.digest };
  const { exitCode, stdout } = await docker.run(
    { argv: ['docker', 'image', 'inspect', '--format', '{{json .RepoDigests}}', container.Image] },
    signal,
  );
  signal.throwIfAborted();
  const listed: unknown = exitCode === 0 ? JSON.parse(stdout) : [];
  const digests = Array.isArray(listed) ? listed.filter((each) => typeof each === 'string') : [];
  const own = digests.map(parseImageName).find(({ repository }) => repository === name.repository);
  // An image that was built here and never pushed has no digest that a registry would know.
  return { ref, digest: own?.digest ?? '' };
}

function stateOf(status: string): ServiceFacts['state'] {
  switch (status) {
    case 'running':
    case 'paused':
      return 'running';
    case 'restarting':
      return 'restarting';
    default:
      return 'exited';
  }
}

function healthOf(status: string | undefined): ServiceFacts['health'] {
  switch (status) {
    case 'healthy':
    case 'unhealthy':
    case 'starting':
      return status;
    case undefined:
    default:
      return 'none';
  }
}

function missing(service: string): ServiceFacts {
  return {
    service,
    state: 'missing',
    health: 'none',
    image: { ref: '', digest: '' },
    container: '',
    restarts: 0,
    startedAt: '',
    labels: {},
    volumes: {},
  };
}
