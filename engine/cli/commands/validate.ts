import type { CommandSpec } from '../command-spec.ts';
import { formatFlag } from '../format-flag.ts';
import { outputFlags, projectFlags } from '../shared-flags.ts';

/** `runbook validate`. */
export const validate: CommandSpec = {
  name: 'validate',
  summary: 'Check runbooks, composite actions and environments without touching the world',
  description:
    'Reports everything that can be known from the files alone, all problems at once. ' +
    'Without FILE it checks all files of the project. Exits with 0 when there is no error, else with 2.',
  examples: [
    { does: 'Everything in the project', line: 'runbook validate' },
    { does: 'One file', line: 'runbook validate runbooks/backup.yaml' },
    { does: 'For code scanning', line: 'runbook validate --format sarif' },
  ],
  args: [{ name: 'file', multiple: true, summary: 'Files, or names of runbooks of the project' }],
  flags: { format: formatFlag, ...projectFlags, ...outputFlags },
  load: async () => (await import('../verbs/run-validate.ts')).runValidate,
};
