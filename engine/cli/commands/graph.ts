import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, projectFlags } from '../shared-flags.ts';

/** `runbook graph`. */
export const graph: CommandSpec = {
  name: 'graph',
  summary: "Print a runbook's graph as a Mermaid flowchart",
  description: 'What Mermaid draws, GitHub and Gitea draw in Markdown between ```mermaid and ```.',
  examples: [{ does: 'The graph of a backup', line: 'runbook graph backup' }],
  args: [{ name: 'name', required: true, summary: 'A runbook of the project, or a path to a YAML file' }],
  flags: { ...projectFlags, ...outputFlags },
  load: async () => (await import('../verbs/run-graph.ts')).runGraph,
};
