import { entryOf } from '../../parse/syntax-tree.ts';
import type { LintRule } from '../lint-rule.ts';
import { programAction } from '../runs-program.ts';

/** `step-timeout` */
export const stepTimeout: LintRule = {
  id: 'step-timeout',
  code: 'RB903',
  summary: 'A step that runs a program of yours has a time limit of its own',
  weight: 'advice',
  bad: `timeout: 1h
steps:
  - id: report
    effect: read
    run: du -sh /srv
`,
  good: `timeout: 1h
steps:
  - id: report
    effect: read
    run: du -sh /srv
    timeout: 5m
`,
  check: ({ steps }) =>
    steps.flatMap(({ step, node, span }) => {
      const action = programAction(step);
      if (action === undefined || entryOf(node, 'timeout') !== undefined) return [];
      return [
        {
          message: `\`${step.id}\` runs a program and may take the ten minutes that every step has`,
          at: span,
          help: 'say how long it may take: `timeout: 1m`',
        },
      ];
    }),
};
