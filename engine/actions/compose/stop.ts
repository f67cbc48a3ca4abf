import { defineAction, type Action } from '../define-action.ts';
import { isUp, serviceInput } from '../service.ts';

/** `compose.stop`: a service is taken down. */
export const composeStop: Action = defineAction({
  name: 'compose.stop',
  summary: 'Stop a service gracefully',
  docs: `Waits until the service has ended, and for as long as its own grace time allows. A service that does not
run is left as it is. Undo starts the service if it ran before.`,
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
      wouldChange: isUp(facts),
      before: `${input.service} is ${facts.state}`,
      after: `${input.service} is stopped`,
    };
  },
  async capture(input, context): Promise<{ readonly up: boolean }> {
    const facts = await (await context.ports.containers()).inspect(input.service);
    return { up: isUp(facts) };
  },
  async execute(input, context) {
    const containers = await context.ports.containers();
    const changed = await containers.stop(input.service, context.signal);
    context.signal.throwIfAborted();
    return { outputs: { service: input.service }, changed };
  },
  async settle(input, captured, context) {
    const facts = await (await context.ports.containers()).inspect(input.service);
    if (isUp(facts)) return { verdict: 'not-started' };
    const changed = captured?.up === true;
    return { verdict: 'done', outputs: { service: input.service }, changed };
  },
  compensation: {
    kind: 'inverse',
    summary: 'starts the service if it ran before',
    async undo(input, captured, context) {
      if (!captured.up) return;
      await (await context.ports.containers()).start(input.service, context.signal);
    },
  },
  example: `id: stop-gitea
uses: compose.stop
with: { service: gitea }
timeout: 2m
`,
});
