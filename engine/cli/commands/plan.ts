import type { CommandSpec } from '../command-spec.ts';
import { bindingFlags, outputFlags, projectFlags, stateFlags } from '../shared-flags.ts';

/** `runbook plan`. */
export const plan: CommandSpec = {
  name: 'plan',
  summary: 'Show what a run would do, without changing anything',
  description:
    'Resolves the runbook, looks at the world read-only, and prints each step with what it would change and how it is undone. ' +
    'With -o the plan is saved; `runbook run --plan FILE` then does exactly that or nothing. ' +
    'Exits with 1 when something stands in the way of the run.',
  examples: [
    { does: 'Look', line: 'runbook plan update-manual --input service=gitea --input version=1.27.3' },
    { does: 'Save for review', line: 'runbook plan update-auto -o update.plan.json' },
    { does: 'For a comment in a review', line: 'runbook plan update-auto --format markdown' },
    { does: 'As a page', line: 'runbook plan update-auto -o update.html' },
  ],
  args: [{ name: 'name', required: true, summary: 'A runbook of the project, or a path to a YAML file' }],
  flags: {
    ...bindingFlags,
    output: {
      kind: 'value',
      char: 'o',
      placeholder: 'FILE',
      summary: 'Save the plan here; a name that ends in .html or .md gets that view of it instead',
    },
    format: {
      kind: 'value',
      options: ['text', 'markdown', 'html', 'json'],
      summary: 'Print the plan like this',
    },
    ...projectFlags,
    ...stateFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-plan.ts')).runPlan,
};
