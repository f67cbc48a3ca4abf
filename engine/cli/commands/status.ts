import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, projectFlags, stateFlags } from '../shared-flags.ts';

/** `runbook status`. */
export const status: CommandSpec = {
  name: 'status',
  summary: 'Show for each procedure when it last succeeded, and whether that is too long ago',
  description:
    'A scheduled procedure is late when its last success is older than the longest time between two of its starts, with jitter ' +
    'and time limit. Below that stands what the last `restore-drill` measured: how long a restore takes (RTO) and how old the ' +
    'data was (RPO). Only runs of their own count, not those inside of another runbook. ' +
    'Exit code 0: all is well; 1: something is late, failed, or needs somebody.',
  examples: [
    { does: 'Everything, as a table', line: 'runbook status --env production' },
    { does: 'For a monitor', line: 'runbook status --json' },
  ],
  args: [],
  flags: {
    env: {
      kind: 'value',
      placeholder: 'NAME',
      summary: "Environment whose runs count; the project's own one when left out",
    },
    ...projectFlags,
    ...stateFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-status.ts')).runStatus,
};
