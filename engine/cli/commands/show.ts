import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, projectFlags } from '../shared-flags.ts';

/** `runbook show`. */
export const show: CommandSpec = {
  name: 'show',
  summary: 'Show one runbook: its inputs, steps and documentation',
  description: 'Reads the files only.',
  examples: [{ does: 'What update-manual does', line: 'runbook show update-manual' }],
  args: [{ name: 'name', required: true, summary: 'A runbook of the project, or a path to a YAML file' }],
  flags: { ...projectFlags, ...outputFlags },
  load: async () => (await import('../verbs/run-show.ts')).runShow,
};
