import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceFacts } from '../../ports/containers.ts';
import { PortError } from '../../ports/port-error.ts';
import { findRunning, inspectService } from './container.ts';
import type { Docker } from './docker.ts';
import type { ComposeProject } from './project.ts';
import { waitForStop } from './stop-under-way.ts';

/** What is known of the services of a deployment, and what starts and ends their containers. */
export interface Services {
  /** Rejects with `not-found` for a service that the project does not have. */
  readonly inspect: (service: string, signal?: AbortSignal) => Promise<ServiceFacts>;
  /** The container of a service; rejects with `failed` when it does not run. */
  readonly running: (service: string) => Promise<string>;
  /** Waits a little for a container that was started to say whether it is healthy. */
  readonly settled: (service: string, signal: AbortSignal) => Promise<ServiceFacts>;
  /** Whether there was something to stop. */
  readonly stop: (service: string, signal: AbortSignal) => Promise<boolean>;
  /** Waits for the end of a stop that is under way. */
  readonly whenStill: (service: string, signal: AbortSignal) => Promise<void>;
  /** Whether there was something to start. */
  readonly start: (service: string, signal: AbortSignal) => Promise<boolean>;
}

/** Milliseconds that a started container gets to say whether it is healthy, before it counts as starting. */
const SETTLE = 10_000;

/** Costs nothing until something is asked of it. */
export function openServices(docker: Docker, project: ComposeProject): Services {
  const never = new AbortController().signal;

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

  const settled = async (service: string, signal: AbortSignal): Promise<ServiceFacts> => {
    const until = performance.now() + SETTLE;
    for (;;) {
      const facts = await inspect(service, signal);
      const waits = facts.state === 'running' && facts.health === 'starting';
      if (!waits || performance.now() > until) return facts;
      await sleep(200, undefined, { signal });
    }
  };

  const stop = async (service: string, signal: AbortSignal): Promise<boolean> => {
    signal.throwIfAborted();
    const { state, container } = await inspect(service, signal);
    if (state === 'missing' || state === 'exited') return false;
    await docker.docker(`stopping ${service}`, ['stop', container], signal);
    return true;
  };

  const whenStill = async (service: string, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    const { state, container } = await inspect(service, signal);
    if (state === 'running') await waitForStop(docker, container, signal);
  };

  const start = async (service: string, signal: AbortSignal): Promise<boolean> => {
    await whenStill(service, signal);
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

  return { inspect, running, settled, stop, whenStill, start };
}
