import { overlaps } from '../../runbook/runbook.ts';
import type { CommandSpec } from '../command-spec.ts';
import { bindingFlags, driveFlags, outputFlags, projectFlags, stateFlags } from '../shared-flags.ts';

/** `runbook run`. */
export const run: CommandSpec = {
  name: 'run',
  summary: 'Run a runbook, or exactly a saved plan',
  description:
    'The first Ctrl-C cancels and rolls back, a second one within three seconds stops at once and leaves the run to be resumed. ' +
    'Approvals are asked for on a terminal; without one the run ends as waiting (exit 3) unless --approve agreed beforehand. ' +
    '`runbook --help` lists the exit codes.',
  examples: [
    {
      does: 'Update Gitea in the sandbox',
      line: 'runbook run update-manual --env sandbox --input service=gitea --input version=1.27.3',
    },
    { does: 'Exactly a saved plan, or nothing', line: 'runbook run --plan update.plan.json' },
    { does: 'A file outside of any project', line: 'runbook run ./some.yaml' },
  ],
  args: [{ name: 'name', summary: 'A runbook of the project, or a path to a YAML file' }],
  flags: {
    ...bindingFlags,
    ...driveFlags,
    plan: { kind: 'value', placeholder: 'FILE', summary: 'A plan that `runbook plan -o FILE` saved' },
    wait: { kind: 'switch', summary: 'Wait for a lock that another run holds instead of refusing' },
    overlap: {
      kind: 'value',
      options: overlaps,
      summary:
        'While another run holds the lock: queue (as --wait), skip (end well without a run) or fail (the default)',
    },
    ...projectFlags,
    ...stateFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-run.ts')).runRun,
};
