import type { CommandSpec } from '../command-spec.ts';
import { driveFlags, outputFlags, stateFlags } from '../shared-flags.ts';

/** `runbook cancel`. */
export const cancel: CommandSpec = {
  name: 'cancel',
  summary: 'Cancel a run, and roll it back',
  description:
    'An engine that works on the run is told, and rolls it back where it runs. A run that waits or was cut off is rolled back here.',
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
