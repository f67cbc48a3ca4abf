import type { CommandSpec } from '../command-spec.ts';
import { driveFlags, outputFlags, stateFlags } from '../shared-flags.ts';

/** `runbook rollback`. */
export const rollback: CommandSpec = {
  name: 'rollback',
  summary: 'Undo what a run has done, or try again what could not be undone',
  description:
    'A repair made by hand is recorded with --skip and --reason. What lies before the point of no return is undone only ' +
    'with --past-commit, after the loss was shown and typed.',
  examples: [
    { does: 'Try again', line: 'runbook rollback 20261123-023000-update-auto-x7k2' },
    {
      does: 'One was repaired by hand',
      line: 'runbook rollback RUN --skip swap --reason "set back by hand"',
    },
  ],
  args: [
    {
      name: 'run',
      required: true,
      summary: "The run's id, or the beginning of it; `last` is the newest run",
    },
  ],
  flags: {
    skip: { kind: 'list', placeholder: 'STEP', summary: 'A step whose effect was taken back by hand' },
    reason: { kind: 'value', placeholder: 'TEXT', summary: 'Why, for --skip' },
    'past-commit': { kind: 'switch', summary: 'Undo also what lies before the point of no return' },
    confirm: {
      kind: 'value',
      placeholder: 'RUN',
      summary: "The run's id, in place of typing it, for --past-commit",
    },
    ...driveFlags,
    ...stateFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-rollback.ts')).runRollback,
};
