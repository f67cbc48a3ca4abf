import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, stateFlags } from '../shared-flags.ts';

/** `runbook logs`. */
export const logs: CommandSpec = {
  name: 'logs',
  summary: 'Print what happened in a run, or what its steps printed',
  description:
    'Without STEP: the events of the run, as they were printed when it ran. With STEP: what that step printed.',
  examples: [
    { does: 'The newest run', line: 'runbook logs last' },
    { does: 'What one step printed', line: 'runbook logs last backup/dump' },
  ],
  args: [
    {
      name: 'run',
      required: true,
      summary: "The run's id, or the beginning of it; `last` is the newest run",
    },
    { name: 'step', summary: "A step's key, such as backup/dump" },
  ],
  flags: {
    output: { kind: 'switch', summary: 'What all steps printed' },
    ...stateFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-logs.ts')).runLogs,
};
