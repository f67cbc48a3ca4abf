import { defineAction, type Action } from '../define-action.ts';
import { isUp, serviceInput } from '../service.ts';

/** `compose.start`: a stopped service runs again. */
export const composeStart: Action = defineAction({
  name: 'compose.start',
  summary: 'Start a service',
  docs: `Starts the service's container as it is, with the image it was made from, and ends when it was started,
healthy or not. A service that runs is left as it is. Undo stops the service if it did not run before.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: { service: serviceInput },
    required: ['service'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { service: { type: 'string', description: 'Name of the service' } },
    required: ['service'],
    additionalProperties: false,
  },
  async probe(input, context) {
    const facts = await (await context.ports.containers()).inspect(input.service);
    return {
      facts: { state: facts.state },
      wouldChange: !isUp(facts),
      before: `${input.service} is ${facts.state}`,
      after: `${input.service} is running`,
      ...(facts.state === 'missing' ? { obstacle: `${input.service} has no container to start` } : {}),
    };
  },
  async capture(input, context): Promise<{ readonly up: boolean }> {
    const facts = await (await context.ports.containers()).inspect(input.service);
    return { up: isUp(facts) };
  },
  async execute(input, context) {
    const containers = await context.ports.containers();
    const changed = await containers.start(input.service, context.signal);
    context.signal.throwIfAborted();
    return { outputs: { service: input.service }, changed };
  },
  async settle(input, captured, context) {
    const facts = await (await context.ports.containers()).inspect(input.service);
    if (!isUp(facts)) return { verdict: 'not-started' };
    const changed = captured?.up === false;
    return { verdict: 'done', outputs: { service: input.service }, changed };
  },
  compensation: {
    kind: 'inverse',
    summary: 'stops the service if it did not run before',
    async undo(input, captured, context) {
      if (captured.up) return;
      await (await context.ports.containers()).stop(input.service, context.signal);
    },
  },
  example: `id: start-gitea
uses: compose.start
with: { service: gitea }
timeout: 2m
`,
});
