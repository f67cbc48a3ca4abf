import type { LintRule } from '../lint-rule.ts';
import { keySpan } from '../lint-subject.ts';
import { ancestorsOf } from '../step-ancestors.ts';

/** `unasked-commit` */
export const unaskedCommit: LintRule = {
  id: 'unasked-commit',
  code: 'RB912',
  summary: 'An approval stands before the point of no return',
  weight: 'warning',
  bad: `lock: host
timeout: 5m
steps:
  - id: config
    uses: file.write
    with: { path: /etc/site.conf, content: "listen 443" }
  - id: open
    uses: compose.start
    with: { service: nginx }
    commit: true
`,
  good: `lock: host
timeout: 5m
steps:
  - id: config
    uses: file.write
    with: { path: /etc/site.conf, content: "listen 443" }
  - id: agree
    uses: approval
    with: { message: Open the site with the new configuration? }
  - id: open
    uses: compose.start
    with: { service: nginx }
    commit: true
`,
  check: ({ steps, runbook }) => {
    if (runbook.schedule !== undefined) return [];
    return steps.flatMap((each) => {
      const { step } = each;
      if (!step.commit) return [];
      const before = ancestorsOf(step, runbook.steps);
      const earlier = runbook.steps.filter(({ id }) => before.has(id));
      const isAsked = earlier.some(({ body }) => body.kind === 'approval');
      const loses = earlier.some(({ undo }) => undo.kind === 'inverse' || undo.kind === 'steps');
      if (isAsked || !loses) return [];
      return [
        {
          message: `nobody is asked before \`${step.id}\`, behind which nothing is undone`,
          at: keySpan(each, 'commit'),
          help: 'put a step with `uses: approval` before it',
        },
      ];
    });
  },
};
