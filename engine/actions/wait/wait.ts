import { parseDuration } from '../../runbook/duration.ts';
import { ActionError, defineAction, type Action } from '../define-action.ts';

/** `wait`: lets time pass. */
export const wait: Action = defineAction({
  name: 'wait',
  summary: 'Let time pass',
  docs: `Waits for a fixed time and can be cancelled at any moment. To wait *until* something holds, use a
\`retry\` on the step that checks it; that is faster and says what it waited for.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      for: { type: 'string', format: 'duration', description: 'How long, such as `30s`' },
    },
    required: ['for'],
    additionalProperties: false,
  },
  output: { type: 'object', properties: {}, additionalProperties: false },
  // Without a probe a plan would execute this read, and so really wait.
  async probe(input) {
    return { facts: {}, wouldChange: false, after: `${input.for} later` };
  },
  async execute(input, context) {
    const milliseconds = parseDuration(input.for);
    if (milliseconds === undefined) throw new ActionError(`\`${input.for}\` is no duration`);
    await context.ports.clock.sleep(milliseconds, context.signal);
    context.signal.throwIfAborted();
    return { outputs: {}, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'time cannot be given back' },
  example: `id: settle
uses: wait
with: { for: 5s }
`,
});
