import type { CommandSpec } from '../command-spec.ts';
import { formatFlag } from '../format-flag.ts';
import { outputFlags, projectFlags } from '../shared-flags.ts';

/** `runbook lint`. */
export const lint: CommandSpec = {
  name: 'lint',
  summary: 'Give advice about runbooks that hold',
  description:
    'Looks for what is allowed and most often a mistake: no time limit, an image without digest, a secret that could be printed, ' +
    'a step that never runs, findings of ShellCheck in scripts. `lint:` in runbooks/project.yaml sets the weight of each rule: ' +
    'off, advice, warning or error. Exits with 0, with 1 when a finding weighs `error`, and with 2 when a file does not hold.',
  examples: [
    { does: 'Everything in the project', line: 'runbook lint' },
    { does: 'In CI, where warnings count too', line: 'runbook lint --strict --format github' },
    { does: 'What the rules are', line: 'runbook lint --rules' },
  ],
  args: [{ name: 'file', multiple: true, summary: 'Files, or names of runbooks of the project' }],
  flags: {
    format: formatFlag,
    strict: { kind: 'switch', summary: 'Exit with 1 for warnings too' },
    rules: { kind: 'switch', summary: 'List the rules with their weights, and check nothing' },
    ...projectFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-lint.ts')).runLint,
};
