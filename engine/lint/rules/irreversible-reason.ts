import { asMap, scalarAt } from '../../resolve/read-node.ts';
import type { LintRule } from '../lint-rule.ts';

const fewestWords = 4;

/** `irreversible-reason` */
export const irreversibleReason: LintRule = {
  id: 'irreversible-reason',
  code: 'RB901',
  summary: 'The reason of an irreversible step says what stays behind',
  weight: 'warning',
  bad: `lock: host
timeout: 5m
steps:
  - id: purge
    run: journalctl --vacuum-time=30d
    timeout: 1m
    irreversible: "n/a"
`,
  good: `lock: host
timeout: 5m
steps:
  - id: purge
    run: journalctl --vacuum-time=30d
    timeout: 1m
    irreversible: old log lines are gone, which nobody reads after a month
`,
  check: ({ steps }) =>
    steps.flatMap(({ node, step }) => {
      const reason = scalarAt(asMap(node), 'irreversible');
      if (reason === undefined) return [];
      const words = String(reason.value)
        .split(/\s+/)
        .filter((word) => word !== '').length;
      if (words >= fewestWords) return [];
      return [
        {
          message: `the reason why \`${step.id}\` cannot be undone has ${words === 1 ? 'one word' : `${words} words`}`,
          at: reason.span,
          help: 'say what stays behind, and why that is acceptable',
        },
      ];
    }),
};
