import type { CommandSpec } from '../command-spec.ts';
import { outputFlags } from '../shared-flags.ts';

/** `runbook demo`. */
export const demo: CommandSpec = {
  name: 'demo',
  summary: 'Show the main procedures in a sandbox, as a guided tour',
  description:
    'Deploys, reviews a plan that is refused once the host has moved, updates well and badly, is killed and resumes, backs up, loses ' +
    'everything and restores it. Each act is a shipped runbook, run by this program in a temporary folder with a sandbox of its own, ' +
    'and what it promises is checked. Nothing is left running; the folder is gone at the end.',
  examples: [
    { does: 'The whole tour, about a minute', line: 'runbook demo' },
    { does: 'With Enter before each act, for an audience', line: 'runbook demo --pause' },
  ],
  args: [],
  flags: {
    pause: { kind: 'switch', summary: 'Wait for Enter before each act' },
    fast: { kind: 'switch', summary: 'Print only commands and what came of them' },
    report: {
      kind: 'value',
      placeholder: 'FILE',
      summary:
        "Where the last act's report stays; runbook-demo.html in the folder for temporary files by default",
    },
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-demo.ts')).runDemo,
};
