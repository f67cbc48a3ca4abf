import type { LintRule } from '../lint-rule.ts';
import { keySpan } from '../lint-subject.ts';
import { ancestorsOf } from '../step-ancestors.ts';

/** `irreversible-without-commit` */
export const irreversibleWithoutCommit: LintRule = {
  id: 'irreversible-without-commit',
  code: 'RB902',
  summary: 'An irreversible step behind steps that can be undone is a point of no return',
  weight: 'warning',
  bad: `lock: host
timeout: 5m
steps:
  - id: config
    uses: file.write
    with: { path: /etc/site.conf, content: "listen 443" }
  - id: announce
    run: publish-release
    timeout: 1m
    irreversible: a release that was published stays published
  - id: answers
    uses: http.check
    with: { url: "https://example.org" }
`,
  good: `lock: host
timeout: 5m
schedule: { calendar: "Sun 03:00" }
steps:
  - id: config
    uses: file.write
    with: { path: /etc/site.conf, content: "listen 443" }
  - id: announce
    run: publish-release
    timeout: 1m
    irreversible: a release that was published stays published
    commit: true
  - id: answers
    uses: http.check
    with: { url: "https://example.org" }
`,
  check: ({ steps, runbook }) =>
    steps.flatMap((each) => {
      const { section, step } = each;
      if (section !== 'steps' || step.undo.kind !== 'irreversible' || step.commit) return [];
      const before = ancestorsOf(step, runbook.steps);
      const isUndone = (undo: string): boolean => undo === 'inverse' || undo === 'steps';
      const undone = runbook.steps.find(({ id, undo }) => before.has(id) && isUndone(undo.kind));
      const canFailLater = runbook.steps.some((later) => ancestorsOf(later, runbook.steps).has(step.id));
      if (undone === undefined || !canFailLater) return [];
      return [
        {
          message: `when a step behind \`${step.id}\` fails, \`${undone.id}\` is undone and \`${step.id}\` is not`,
          at: keySpan(each, 'irreversible'),
          help: 'add `commit: true`, put the step last, or give it a `rollback`',
        },
      ];
    }),
};
