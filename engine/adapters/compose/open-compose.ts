import { randomUUID } from 'node:crypto';
import { posix } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Containers, ImageFacts, ServiceFacts } from '../../ports/containers.ts';
import { PortError } from '../../ports/port-error.ts';
import type { ExecRequest, ExecResult, Transport } from '../../ports/transport.ts';
import { openCapture } from '../posix/capture.ts';
import { findRunning, inspectService } from './container.ts';
import { type Docker, openDocker } from './docker.ts';
import { dockerError } from './docker-error.ts';
import { type Door, enter, environmentWords, execInContainer } from './exec-in-container.ts';
import { imageFile, readLock, withImage, writeLock } from './image-lock.ts';
import { byDigest, exact, keepingTag } from './image-name.ts';
import { openProject } from './project.ts';

/** Where a deployment is and how its registry is asked. */
export interface ComposeSettings {
  readonly transport: Transport;
  /** Holds compose.yaml; absolute, on the target. */
  readonly directory: string;
  /** Compose's name for the deployment; undefined leaves it to the files. */
  readonly project: string | undefined;
  /** Asks the registry for a reference; `mirrors` are those that the target's Docker uses for Docker Hub. */
  readonly resolve: (ref: string, mirrors: readonly string[]) => Promise<ImageFacts>;
}

/** A deployment, and the way into its containers for other adapters. */
export interface ComposeDeployment {
  readonly containers: Containers;
  /** Finds a service's running container and prepares to start programs in it; `failed` when it does not run. */
  door(service: string): Promise<Door>;
}

/** Milliseconds that a started container gets to say whether it is healthy, before it counts as starting. */
const SETTLE = 10_000;

/** The services of a Compose project, through `docker` and `docker compose` of the target. */
export function openCompose(settings: ComposeSettings): ComposeDeployment {
  const { transport, directory } = settings;
  const never = new AbortController().signal;
  const docker = openDocker(openCapture(transport, 'compose'), transport.description);
  const project = openProject({ transport, docker, directory, project: settings.project });

  const inspect = async (service: string, signal: AbortSignal = never): Promise<ServiceFacts> => {
    const { name, services } = await project.facts(signal);
    if (services.includes(service)) return inspectService(docker, name, service, signal);
    throw new PortError('not-found', `the Compose project ${name} has no service ${service}`, {
      help: `It has ${services.join(', ')}.`,
    });
  };

  const running = async (service: string): Promise<string> => {
    const { name } = await project.facts(never);
    const found = await findRunning(docker, name, service, never);
    if (found !== undefined) return found;
    const { state } = await inspect(service);
    throw new PortError('failed', `${service} does not run: it is ${state}`, {
      help: `start it, or see \`docker logs\` of it for why it ended`,
    });
  };

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
    return settings.resolve(ref, Array.isArray(mirrors) ? mirrors.map(String) : []);
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

  const settled = async (service: string, signal: AbortSignal): Promise<ServiceFacts> => {
    const until = performance.now() + SETTLE;
    for (;;) {
      const facts = await inspect(service, signal);
      const waits = facts.state === 'running' && facts.health === 'starting';
      if (!waits || performance.now() > until) return facts;
      await sleep(200, undefined, { signal });
    }
  };

  const requireImage = async (image: ImageFacts, signal: AbortSignal): Promise<void> => {
    if (await present(image, signal)) return;
    throw new PortError('not-found', `${exact(image)} is not on ${transport.description}`, {
      help: 'pull it first',
    });
  };

  const recreate = async (service: string, image: ImageFacts, signal: AbortSignal): Promise<ServiceFacts> => {
    signal.throwIfAborted();
    const { image: old } = await inspect(service, signal);
    await requireImage(image, signal);
    await keep(docker, old, signal);
    const before = await readLock(transport, directory);
    await writeLock(transport, directory, withImage(before, service, image));
    const up = ['up', '--detach', '--no-deps', '--force-recreate', '--pull', 'never', '--no-build', service];
    const { exitCode, stderr } = await project.compose(up, signal);
    signal.throwIfAborted();
    if (exitCode !== 0) throw dockerError(`recreating ${service}`, stderr);
    return settled(service, signal);
  };

  const stop = async (service: string, signal: AbortSignal): Promise<boolean> => {
    signal.throwIfAborted();
    const { state, container } = await inspect(service, signal);
    if (state === 'missing' || state === 'exited') return false;
    await docker.docker(`stopping ${service}`, ['stop', container], signal);
    return true;
  };

  const start = async (service: string, signal: AbortSignal): Promise<boolean> => {
    signal.throwIfAborted();
    const { state, container } = await inspect(service, signal);
    if (state === 'running' || state === 'restarting') return false;
    if (state === 'missing') {
      throw new PortError('not-found', `${service} has no container to start`, {
        help: 'recreate it instead',
      });
    }
    await docker.docker(`starting ${service}`, ['start', container], signal);
    await settled(service, signal);
    return true;
  };

  const runOnce = async (
    service: string,
    image: ImageFacts,
    request: ExecRequest,
    signal: AbortSignal,
  ): Promise<ExecResult> => {
    if (signal.aborted) return { exitCode: undefined, signal: 'SIGTERM' };
    await inspect(service, signal);
    await requireImage(image, signal);
    const id = randomUUID();
    const container = `runbook-once-${id}`;
    const file = posix.join(directory, `.runbook-once-${id}.json`);
    const { argv, env = {}, cwd, ...rest } = request;
    const handed = environmentWords(env);
    const place = cwd === undefined ? [] : ['--workdir', cwd];
    try {
      await transport.files.write(file, imageFile(service, image), { mode: 0o600 });
      const words = await project.words([file], signal);
      const options = [
        'run',
        '--rm',
        '--no-deps',
        '--no-TTY',
        '--name',
        container,
        ...handed.words,
        ...place,
      ];
      const all: [string, ...string[]] = [...words, ...options, service, ...argv];
      return await transport.exec({ ...rest, argv: all, env: handed.env, cwd: directory }, signal);
    } finally {
      await transport.files.remove(file);
      // `--rm` removes it unless Compose was ended before.
      if (signal.aborted) await docker.run({ argv: ['docker', 'rm', '--force', container] }, never);
    }
  };

  return {
    containers: {
      kind: 'compose',
      attributes: () => Promise.resolve({ directory }),
      services: async () => (await project.facts(never)).services,
      inspect: async (service) => inspect(service),
      resolve,
      present: async (image) => present(image),
      pull,
      recreate,
      stop,
      start,
      async exec(service, request, signal) {
        if (signal.aborted) return { exitCode: undefined, signal: 'SIGTERM' };
        return execInContainer(transport, docker, await running(service), request, signal);
      },
      runOnce,
      close: () => Promise.resolve(),
    },
    async door(service) {
      const container = await running(service);
      return { enter: (options) => enter(docker, container, options) };
    },
  };
}

/** Gives an image a tag of its own, without which pruning would take it once its name says another one. */
async function keep(docker: Docker, image: ImageFacts, signal: AbortSignal): Promise<void> {
  if (image.digest === '') return;
  await docker.docker(`tagging ${image.ref}`, ['tag', byDigest(image), keepingTag(image)], signal);
}
