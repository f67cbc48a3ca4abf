import type { ImageFacts, RecreateOptions, ServiceFacts } from '../../ports/containers.ts';
import type { ComposeParts } from './compose-parts.ts';
import { dockerError } from './docker-error.ts';
import { readLock, withImage, writeLock } from './image-lock.ts';
import { keep } from './images.ts';

/** Puts a new container with this image in the place of the service's, and writes down that it is this one. */
export async function recreate(
  { transport, docker, project, services, images }: ComposeParts,
  service: string,
  image: ImageFacts,
  signal: AbortSignal,
  { grace }: RecreateOptions = {},
): Promise<ServiceFacts> {
  const { directory } = project;
  signal.throwIfAborted();
  const { image: old } = await services.inspect(service, signal);
  await images.required(image, signal);
  await keep(docker, old, signal);
  const before = await readLock(transport, directory);
  await writeLock(transport, directory, withImage(before, service, image));
  const up = ['up', '--detach', '--no-deps', '--force-recreate', '--pull', 'never', '--no-build'];
  const timeout = grace === undefined ? [] : ['--timeout', String(grace)];
  const { exitCode, stderr } = await project.compose([...up, ...timeout, service], signal);
  signal.throwIfAborted();
  if (exitCode !== 0) throw dockerError(`recreating ${service}`, stderr);
  return services.settled(service, signal);
}
