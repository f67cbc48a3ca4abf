import type { Containers, ImageFacts, ServiceFacts } from '../../ports/containers.ts';
import { parseDuration } from '../../runbook/duration.ts';
import { defineAction, type Action, type ActionContext } from '../define-action.ts';
import {
  imageInput,
  imageOf,
  isUp,
  serviceInput,
  serviceOutput,
  serviceOutputs,
  shownImage,
} from '../service.ts';

/** The service before the first attempt. */
interface Before {
  readonly ref: string;
  readonly digest: string;
  readonly up: boolean;
  /** None where the step leaves them as they are. */
  readonly volumes: Volumes;
  readonly [key: string]: string | boolean | Volumes;
}

/** Names of volumes by where they are mounted. */
type Volumes = Readonly<Record<string, string>>;

function runs(facts: ServiceFacts, digest: string, volumes: Volumes = {}): boolean {
  return facts.state === 'running' && facts.image.digest === digest && has(facts, volumes);
}

function has(facts: ServiceFacts, volumes: Volumes = {}): boolean {
  return Object.entries(volumes).every(([path, name]) => facts.volumes[path] === name);
}

async function bring(
  service: string,
  image: ImageFacts,
  containers: Containers,
  {
    signal,
    grace,
    volumes,
  }: {
    readonly signal: AbortSignal;
    readonly grace?: string | undefined;
    readonly volumes?: Volumes | undefined;
  },
): Promise<ServiceFacts> {
  if (!(await containers.present(image))) await containers.pull(image, signal);
  signal.throwIfAborted();
  const other = volumes === undefined || Object.keys(volumes).length === 0 ? {} : { volumes };
  const seconds = grace === undefined ? undefined : Math.ceil((parseDuration(grace) ?? 0) / 1000);
  const facts = await containers.recreate(service, image, signal, { grace: seconds, ...other });
  signal.throwIfAborted();
  return facts;
}

async function putBack(service: string, before: Before, context: ActionContext): Promise<void> {
  const containers = await context.ports.containers();
  await containers.whenStill(service, context.signal);
  const facts = await containers.inspect(service);
  if (before.digest === '') {
    await containers.stop(service, context.signal);
    return;
  }
  const { ref, digest, volumes } = before;
  const same = facts.image.digest === digest && facts.state !== 'missing' && has(facts, volumes);
  if (!(same && (!before.up || facts.state === 'running'))) {
    await bring(service, { ref, digest }, containers, { signal: context.signal, volumes });
  }
  if (!before.up) await containers.stop(service, context.signal);
}

/** `compose.recreate`: one service gets another image. */
export const composeRecreate: Action = defineAction({
  name: 'compose.recreate',
  summary: 'Make a service run exactly this image',
  docs: `Pulls the image when it is missing, then replaces the service's container and touches no other
service. It ends when the container was started, healthy or not: check the health in a step of its own. Nothing
happens when the service runs this digest already. A container that answers nobody has no request to end, and one
that hangs would take all the time that it is given: a short \`grace\` is right where such a one is replaced.

With \`volumes\` it gets other volumes than it had, which have to be there; those that it had are left as they are.

Undo recreates the service with the image, and on the volumes, that it had before, and stops it if it did not run. **Data that
the new image migrated stays migrated**; where that matters declare a \`rollback:\`.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      service: serviceInput,
      image: imageInput,
      grace: {
        type: 'string',
        format: 'duration',
        description: 'How long the old container gets to end; by default what its service says',
        examples: ['5s'],
      },
      volumes: {
        type: 'object',
        additionalProperties: { type: 'string', minLength: 1 },
        description:
          'Names of the volumes that it gets, by where they are mounted; by default it keeps its own',
      },
    },
    required: ['service', 'image'],
    additionalProperties: false,
  },
  output: serviceOutput,
  async probe(input, context) {
    const containers = await context.ports.containers();
    const [facts, image] = await Promise.all([
      containers.inspect(input.service),
      imageOf(input.image, containers),
    ]);
    return {
      facts: { running: facts.image.digest, state: facts.state, wanted: image.digest },
      observations: { health: facts.health, restarts: facts.restarts },
      wouldChange: !runs(facts, image.digest, input.volumes),
      before: `${input.service}: ${shownImage(facts.image)}, ${facts.state}`,
      after: `${input.service}: ${shownImage(image)}`,
    };
  },
  async capture(input, context): Promise<Before> {
    const containers = await context.ports.containers();
    const facts = await containers.inspect(input.service);
    const { ref, digest } = facts.image;
    return { ref, digest, up: isUp(facts), volumes: input.volumes === undefined ? {} : facts.volumes };
  },
  async execute(input, context) {
    const containers = await context.ports.containers();
    const image = await imageOf(input.image, containers);
    await containers.whenStill(input.service, context.signal);
    const facts = await containers.inspect(input.service);
    if (runs(facts, image.digest, input.volumes)) return { outputs: serviceOutputs(facts), changed: false };
    const after = await bring(input.service, image, containers, {
      signal: context.signal,
      grace: input.grace,
      volumes: input.volumes,
    });
    return { outputs: serviceOutputs(after), changed: true };
  },
  async settle(input, captured, context) {
    const containers = await context.ports.containers();
    const image = await imageOf(input.image, containers);
    const facts = await containers.inspect(input.service);
    if (runs(facts, image.digest, input.volumes)) {
      const changed = captured?.digest !== image.digest || input.volumes !== undefined;
      return { verdict: 'done', outputs: serviceOutputs(facts), changed };
    }
    const untouched =
      captured !== null &&
      facts.image.digest === captured.digest &&
      isUp(facts) === captured.up &&
      has(facts, captured.volumes);
    if (untouched) return { verdict: 'not-started' };
    return {
      verdict: 'half-done',
      found: `${input.service} is ${facts.state} with ${shownImage(facts.image)}`,
    };
  },
  compensation: {
    kind: 'inverse',
    summary: 'recreates the service with the image that it ran before',
    undo: async (input, captured, context) => putBack(input.service, captured, context),
  },
  example: `id: swap
uses: compose.recreate
with: { service: nginx, image: "{{ vars.images.nginx.ref }}" }
timeout: 2m
`,
});
