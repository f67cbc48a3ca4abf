import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, stateFlags } from '../shared-flags.ts';

/** `runbook resolve`. */
export const resolve: CommandSpec = {
  name: 'resolve',
  summary: 'Close a run that was repaired by hand',
  description: 'Does nothing to the world. From then on the run no longer stands in the way of others.',
  examples: [{ does: 'Close it', line: 'runbook resolve RUN --reason "database restored by hand"' }],
  args: [
    {
      name: 'run',
      required: true,
      summary: "The run's id, or the beginning of it; `last` is the newest run",
    },
  ],
  flags: {
    reason: { kind: 'value', placeholder: 'TEXT', summary: 'What was done; needed' },
    ...stateFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-resolve.ts')).runResolve,
};
