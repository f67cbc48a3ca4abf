import type { CommandSpec } from '../command-spec.ts';
import { driveFlags, outputFlags, stateFlags } from '../shared-flags.ts';

/** `runbook cancel`. */
export const cancel: CommandSpec = {
  name: 'cancel',
  summary: 'Cancel a run that waits or was cut off, and roll it back',
  description: 'A run that another engine works on is cancelled where it runs: with Ctrl-C, or SIGTERM.',
  examples: [{ does: 'Cancel', line: 'runbook cancel 20261123-023000-update-manual-x7k2' }],
  args: [
    {
      name: 'run',
      required: true,
      summary: "The run's id, or the beginning of it; `last` is the newest run",
    },
  ],
  flags: { ...driveFlags, ...stateFlags, ...outputFlags },
  load: async () => (await import('../verbs/run-cancel.ts')).runCancel,
};
