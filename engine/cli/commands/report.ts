import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, stateFlags } from '../shared-flags.ts';

/** `runbook report`. */
export const report: CommandSpec = {
  name: 'report',
  summary: 'Write what was planned and what happened in a run as one page of HTML',
  description:
    'The page needs nothing else: no script, no network. It holds what each step printed, with secrets masked, ' +
    'when each step ran, what was undone, and a graph.',
  examples: [
    { does: 'The newest run', line: 'runbook report last' },
    { does: 'Into a file', line: 'runbook report last -o update.html' },
  ],
  args: [
    {
      name: 'run',
      required: true,
      summary: "The run's id, or the beginning of it; `last` is the newest run",
    },
  ],
  flags: {
    output: {
      kind: 'value',
      char: 'o',
      placeholder: 'FILE',
      summary: 'Where to write it; RUN.html by default, `-` prints it',
    },
    ...stateFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-report.ts')).runReport,
};
