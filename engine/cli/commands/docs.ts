import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, projectFlags } from '../shared-flags.ts';

/** `runbook docs`. */
export const docs: CommandSpec = {
  name: 'docs',
  summary: 'Write the reference of the project as Markdown',
  description:
    'One page for each runbook with its graph, inputs, steps and undo, one for each action, diagnostic and verb, and lists of them. ' +
    'Pages that are the same already are not touched; other files in the folder stay.',
  examples: [
    { does: 'Into docs/ of the project', line: 'runbook docs' },
    { does: 'Somewhere else', line: 'runbook docs -o site/reference' },
  ],
  args: [],
  flags: {
    output: {
      kind: 'value',
      char: 'o',
      placeholder: 'DIR',
      summary: 'Folder to write to; docs/ of the project when left out',
    },
    ...projectFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-docs.ts')).runDocs,
};
