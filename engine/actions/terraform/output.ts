import { ActionError, defineAction, type Action } from '../define-action.ts';
import { watchOf } from '../infrastructure-step.ts';

/** `terraform.output`: what the infrastructure tells. */
export const terraformOutput: Action = defineAction({
  name: 'terraform.output',
  summary: 'Read the outputs of the infrastructure',
  docs: `Outputs that the configuration marks as \`sensitive\` are left out. With \`refresh\` the world is asked for what the state
remembers; nothing is written. \`known\` names outputs that have to be there: the step fails until they are, so that a
\`retry\` waits for them.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      refresh: { type: 'boolean', default: false, description: 'Ask the world, and not only the state' },
      known: {
        type: 'array',
        items: { type: 'string', minLength: 1 },
        default: [],
        description: 'Names of outputs that have to be there',
      },
    },
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      values: { type: 'object', additionalProperties: {}, description: 'Outputs by their names' },
    },
    required: ['values'],
    additionalProperties: false,
  },
  factOutputs: ['values'],
  lookTimeout: 10 * 60_000,
  tell({ values }, { known = [] }) {
    const missing = known.filter((name) => (values[name] ?? null) === null);
    return missing.length === 0
      ? {
          after:
            Object.keys(values).length === 0 ? 'no outputs yet' : Object.keys(values).toSorted().join(', '),
        }
      : { after: `not there yet: ${missing.join(', ')}` };
  },
  async execute({ refresh = false, known = [] }, context) {
    const infrastructure = await context.ports.infrastructure();
    const values = await infrastructure.outputs(refresh, watchOf(context));
    const missing = known.filter((name) => (values[name] ?? null) === null);
    if (missing.length > 0 && context.isLook !== true) {
      throw new ActionError(
        `the infrastructure has no output ${missing.map((name) => `\`${name}\``).join(', ')} yet`,
        {
          help: 'it appears when what it is about has told it, such as a host at its first boot',
        },
      );
    }
    return { outputs: { values }, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only reads' },
  example: `id: host
uses: terraform.output
with: { refresh: true, known: [host_key] }
retry: { attempts: 60, delay: 10s }
timeout: 5m
`,
});
