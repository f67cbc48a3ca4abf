import { entryOf } from '../../parse/syntax-tree.ts';
import type { LintRule } from '../lint-rule.ts';

/** `runbook-timeout` */
export const runbookTimeout: LintRule = {
  id: 'runbook-timeout',
  code: 'RB904',
  summary: 'A runbook has a time limit',
  weight: 'advice',
  bad: `steps:
  - id: answers
    uses: http.check
    with: { url: "https://example.org" }
`,
  good: `timeout: 5m
steps:
  - id: answers
    uses: http.check
    with: { url: "https://example.org" }
`,
  check: ({ runbook, root }) =>
    runbook.kind === 'runbook' && runbook.timeout === undefined
      ? [
          {
            message: `\`${runbook.name}\` may take forever`,
            at: entryOf(root, 'name')?.value.span ?? root.span,
            help: 'say how long a run may take: `timeout: 20m`',
          },
        ]
      : [],
};
