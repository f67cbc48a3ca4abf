import type { CommandSpec } from '../command-spec.ts';
import { outputFlags } from '../shared-flags.ts';

/** `runbook version`. */
export const version: CommandSpec = {
  name: 'version',
  summary: 'Print the version of the engine and of what it runs on',
  description: 'The number alone is what `runbook --version` prints.',
  examples: [{ does: 'All of it', line: 'runbook version' }],
  args: [],
  flags: outputFlags,
  load: async () => (await import('../verbs/run-version.ts')).runVersion,
};
