import type { CommandSpec } from '../command-spec.ts';
import { driveFlags, outputFlags, stateFlags } from '../shared-flags.ts';

/** `runbook resume`. */
export const resume: CommandSpec = {
  name: 'resume',
  summary: 'Carry a run on that was cut off',
  description:
    'Nothing that finished runs again; the step that was cut off follows its `onInterrupt`. ' +
    'With --interrupted all runs that were cut off are carried on, one after the other: what a boot unit calls.',
  examples: [
    { does: 'One run', line: 'runbook resume 20261123-023000-backup-x7k2' },
    { does: 'All that a crash left', line: 'runbook resume --interrupted' },
  ],
  args: [{ name: 'run', summary: "The run's id, or the beginning of it; `last` is the newest run" }],
  flags: {
    interrupted: { kind: 'switch', summary: 'All runs that were cut off' },
    ...driveFlags,
    ...stateFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-resume.ts')).runResume,
};
