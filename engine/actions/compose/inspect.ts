import { defineAction, type Action } from '../define-action.ts';
import { serviceInput, serviceOutput, serviceOutputs } from '../service.ts';

/** `compose.inspect`: a service as it is now. */
export const composeInspect: Action = defineAction({
  name: 'compose.inspect',
  summary: 'Look at a service and the image that it runs',
  docs: `Reads state, health, image, digest and labels of one service. A service without a container has the
state \`missing\` and empty texts; that is no failure.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: { service: serviceInput },
    required: ['service'],
    additionalProperties: false,
  },
  output: serviceOutput,
  factOutputs: ['state', 'version', 'image'],
  async execute(input, context) {
    const containers = await context.ports.containers();
    return { outputs: serviceOutputs(await containers.inspect(input.service)), changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only looks' },
  example: `id: current
uses: compose.inspect
with: { service: nginx }
`,
});
