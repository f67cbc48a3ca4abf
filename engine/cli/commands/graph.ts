import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, projectFlags } from '../shared-flags.ts';

/** `runbook graph`. */
export const graph: CommandSpec = {
  name: 'graph',
  summary: "Print a runbook's graph as a Mermaid flowchart or as SVG",
  description:
    'What Mermaid draws, GitHub and Gitea draw in Markdown between ```mermaid and ```. ' +
    'Angular boxes change something, round ones read; a thick line is the point of no return.',
  examples: [
    { does: 'The graph of a backup', line: 'runbook graph backup' },
    { does: 'As a picture', line: 'runbook graph update-manual --format svg > update-manual.svg' },
  ],
  args: [{ name: 'name', required: true, summary: 'A runbook of the project, or a path to a YAML file' }],
  flags: {
    format: {
      kind: 'value',
      placeholder: 'FORMAT',
      options: ['mermaid', 'svg'],
      summary: 'mermaid (which is the default) or svg, a picture that stands alone',
    },
    ...projectFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-graph.ts')).runGraph,
};
