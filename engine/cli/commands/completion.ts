import type { CommandSpec } from '../command-spec.ts';
import { outputFlags } from '../shared-flags.ts';

/** `runbook completion`. */
export const completion: CommandSpec = {
  name: 'completion',
  summary: 'Print a script that completes command lines in a shell',
  description:
    'Completes verbs, flags, names of runbooks and environments, inputs with their values, ids of runs and codes of diagnostics.',
  examples: [
    { does: 'In ~/.bashrc', line: 'source <(runbook completion bash)' },
    { does: 'In ~/.zshrc, behind compinit', line: 'source <(runbook completion zsh)' },
    { does: 'For fish', line: 'runbook completion fish > ~/.config/fish/completions/runbook.fish' },
  ],
  args: [{ name: 'shell', required: true, options: ['bash', 'zsh', 'fish'], summary: 'bash, zsh or fish' }],
  flags: outputFlags,
  load: async () => (await import('../verbs/run-completion.ts')).runCompletion,
};
