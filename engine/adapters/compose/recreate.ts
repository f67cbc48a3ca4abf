import type { ImageFacts, RecreateOptions, ServiceFacts } from '../../ports/containers.ts';
import { PortError } from '../../ports/port-error.ts';
import type { ComposeParts } from './compose-parts.ts';
import { dockerError } from './docker-error.ts';
import { readLock, withImage, writeLock } from './image-lock.ts';
import { keep } from './images.ts';

/** Puts a new container with this image in the place of the service's, and writes down that it is this one. */
export async function recreate(
  { transport, docker, project, services, images, volumes }: ComposeParts,
  service: string,
  image: ImageFacts,
  signal: AbortSignal,
  { grace, volumes: wanted }: RecreateOptions = {},
): Promise<ServiceFacts> {
  const { directory } = project;
  signal.throwIfAborted();
  const { image: old } = await services.inspect(service, signal);
  await images.required(image, signal);
  const mounts = wanted === undefined ? undefined : await volumes.made(wanted, signal);
  await keep(docker, old, signal);
  const before = await readLock(transport, directory);
  await writeLock(transport, directory, withImage(before, service, image, mounts));
  const up = ['up', '--detach', '--no-deps', '--force-recreate', '--pull', 'never', '--no-build'];
  const timeout = grace === undefined ? [] : ['--timeout', String(grace)];
  const { exitCode, stderr } = await project.compose([...up, ...timeout, service], signal);
  signal.throwIfAborted();
  if (exitCode !== 0) throw dockerError(`recreating ${service}`, stderr);
  const facts = await services.settled(service, signal);
  for (const [target, name] of Object.entries(wanted ?? {})) {
    const found = facts.volumes[target];
    if (found === name) continue;
    throw new PortError('failed', `${service} has ${found ?? 'no volume'} at ${target} instead of ${name}`, {
      help: 'does compose.yaml mount a volume there?',
    });
  }
  return facts;
}
