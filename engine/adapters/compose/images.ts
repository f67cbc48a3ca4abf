import type { ImageFacts } from '../../ports/containers.ts';
import { PortError } from '../../ports/port-error.ts';
import type { Docker } from './docker.ts';
import { dockerError } from './docker-error.ts';
import { byDigest, exact, keepingTag } from './image-name.ts';

/** Asks the registry for a reference; `mirrors` are those that the target's Docker uses for Docker Hub. */
export type ResolveImage = (ref: string, mirrors: readonly string[]) => Promise<ImageFacts>;

/** The images on a target. */
export interface Images {
  readonly resolve: (ref: string) => Promise<ImageFacts>;
  readonly present: (image: ImageFacts, signal?: AbortSignal) => Promise<boolean>;
  /** Whether it had to be pulled. */
  readonly pull: (image: ImageFacts, signal: AbortSignal) => Promise<boolean>;
  /** Rejects with `not-found` when the target does not have it. */
  readonly required: (image: ImageFacts, signal: AbortSignal) => Promise<void>;
}

/** Costs nothing until something is asked of it. */
export function openImages(docker: Docker, description: string, ask: ResolveImage): Images {
  const never = new AbortController().signal;

  const present = async (image: ImageFacts, signal: AbortSignal = never): Promise<boolean> => {
    const argv = ['docker', 'image', 'inspect', '--format', '{{.Id}}', byDigest(image)] as const;
    const { exitCode, stderr } = await docker.run({ argv: [...argv] }, signal);
    signal.throwIfAborted();
    if (exitCode !== 0 && !/no such image/iu.test(stderr))
      throw dockerError(`looking for ${image.ref}`, stderr);
    return exitCode === 0;
  };

  const resolve = async (ref: string): Promise<ImageFacts> => {
    const told = await docker.docker(
      'asking Docker for its mirrors',
      ['info', '--format', '{{json .RegistryConfig.Mirrors}}'],
      never,
    );
    const mirrors: unknown = JSON.parse(told);
    return ask(ref, Array.isArray(mirrors) ? mirrors.map(String) : []);
  };

  const pull = async (image: ImageFacts, signal: AbortSignal): Promise<boolean> => {
    if (await present(image, signal)) return false;
    try {
      await docker.docker(`pulling ${image.ref}`, ['pull', '--quiet', byDigest(image)], signal);
    } catch (error) {
      signal.throwIfAborted();
      // A mirror that lacks it makes Docker go on to the next registry, and the last answer is the one it shows.
      await resolve(exact(image));
      throw error;
    }
    await keep(docker, image, signal);
    await docker.docker(`tagging ${image.ref}`, ['tag', byDigest(image), image.ref], signal);
    return true;
  };

  const required = async (image: ImageFacts, signal: AbortSignal): Promise<void> => {
    if (await present(image, signal)) return;
    throw new PortError('not-found', `${exact(image)} is not on ${description}`, {
      help: 'pull it first',
    });
  };

  return { resolve, present, pull, required };
}

/** Gives an image a tag of its own, without which pruning would take it once its name says another one. */
export async function keep(docker: Docker, image: ImageFacts, signal: AbortSignal): Promise<void> {
  if (image.digest === '') return;
  await docker.docker(`tagging ${image.ref}`, ['tag', byDigest(image), keepingTag(image)], signal);
}
