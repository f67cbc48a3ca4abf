import type { CommandSpec } from '../command-spec.ts';
import { outputFlags } from '../shared-flags.ts';

/** `runbook explain`. */
export const explain: CommandSpec = {
  name: 'explain',
  summary: 'Explain the code of a diagnostic',
  description: 'Without CODE it lists all codes.',
  examples: [{ does: 'What RB201 means', line: 'runbook explain RB201' }],
  args: [{ name: 'code', summary: 'A code such as RB201' }],
  flags: outputFlags,
  load: async () => (await import('../verbs/run-explain.ts')).runExplain,
};
