import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, projectFlags } from '../shared-flags.ts';

/** `runbook list`. */
export const list: CommandSpec = {
  name: 'list',
  summary: 'List the runbooks of the project',
  description: 'A runbook that does not hold is listed too, with the number of its problems.',
  examples: [{ does: 'What there is', line: 'runbook list' }],
  args: [],
  flags: { ...projectFlags, ...outputFlags },
  load: async () => (await import('../verbs/run-list.ts')).runList,
};
