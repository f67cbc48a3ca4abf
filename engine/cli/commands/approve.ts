import type { CommandSpec } from '../command-spec.ts';
import { driveFlags, outputFlags, stateFlags } from '../shared-flags.ts';

/** `runbook approve`. */
export const approve: CommandSpec = {
  name: 'approve',
  summary: 'Agree to a run that waits, or refuse it; agree to a saved plan',
  description:
    'With RUN the world is looked at again and the run goes on; --deny rolls it back as cancelled. ' +
    'With FILE and STEP the agreement is recorded in the saved plan and nothing runs.',
  examples: [
    { does: 'Agree', line: 'runbook approve 20261123-023000-update-manual-x7k2' },
    { does: 'Refuse', line: 'runbook approve 20261123-023000-update-manual-x7k2 --deny' },
    { does: 'Agree in a saved plan', line: 'runbook approve update.plan.json agree' },
  ],
  args: [
    {
      name: 'run',
      required: true,
      summary: "The run's id, or the beginning of it; or the file of a saved plan",
    },
    { name: 'step', summary: 'The approval step of a saved plan' },
  ],
  flags: {
    deny: { kind: 'switch', summary: 'Refuse: the run is rolled back' },
    ...driveFlags,
    ...stateFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-approve.ts')).runApprove,
};
