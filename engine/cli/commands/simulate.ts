import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, projectFlags } from '../shared-flags.ts';

/** `runbook simulate`. */
export const simulate: CommandSpec = {
  name: 'simulate',
  summary: 'Run a runbook in the sandbox once per fault, and check what is left each time',
  description:
    'Every step fails before and after its effect, times out, hangs and is cancelled, and the engine is killed in and behind it, then resumed; ' +
    'every step of the undo fails once and always, and is cut off. Each run works on its own copy of a prepared sandbox in a temporary folder. ' +
    'Behind each one the invariants of the runbook and those of every run have to hold. Exits with 1 when one does not, and tells the story of that run.',
  examples: [
    { does: 'Every fault at every step', line: 'runbook simulate update-manual' },
    { does: 'Every runbook of the project, with a report', line: 'runbook simulate --all -o simulation' },
    {
      does: 'A sample that has every step and every fault',
      line: 'runbook simulate backup --sample 40 --seed 7',
    },
    { does: 'One cell once more', line: 'runbook simulate backup --only default@pack@hangs --seed 7' },
  ],
  args: [{ name: 'name', summary: 'A runbook of the project, or a path to a YAML file' }],
  flags: {
    all: { kind: 'switch', summary: 'Every runbook of the project that is not exempt' },
    input: {
      kind: 'list',
      char: 'i',
      placeholder: 'NAME=VALUE',
      summary: 'An input, instead of the cases that runbooks/project.yaml names',
    },
    env: { kind: 'value', placeholder: 'NAME', summary: 'Environment: one whose containers are a sandbox' },
    sample: {
      kind: 'value',
      placeholder: 'N',
      summary: 'At least N cells, and every step and every fault at least once, instead of all',
    },
    seed: {
      kind: 'value',
      placeholder: 'S',
      summary: 'Decides the sample and the moments of faults; 1 by default',
    },
    only: { kind: 'value', placeholder: 'CELL', summary: 'One cell, as it was printed: CASE@STEP@FAULT' },
    parallel: {
      kind: 'value',
      placeholder: 'N',
      summary: 'Cells at the same time; as many as there are cores by default',
    },
    output: {
      kind: 'value',
      char: 'o',
      placeholder: 'DIR',
      summary: 'Write simulation.json and simulation.html there',
    },
    ...projectFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-simulate.ts')).runSimulate,
};
