import type { LintRule } from '../lint-rule.ts';
import { keySpan } from '../lint-subject.ts';
import { isRead, runbookReferences } from '../references.ts';

/** `ignored-failure` */
export const ignoredFailure: LintRule = {
  id: 'ignored-failure',
  code: 'RB914',
  summary: 'Somebody looks at a failure that is tolerated',
  weight: 'warning',
  bad: `timeout: 5m
steps:
  - id: answers
    uses: http.check
    with: { url: "https://example.org" }
    continueOnError: true
`,
  good: `timeout: 5m
steps:
  - id: answers
    uses: http.check
    with: { url: "https://example.org" }
    continueOnError: true
  - id: tell
    if: ne (default steps.answers.outputs.status 0) 200
    uses: notify.mail
    with: { subject: the site does not answer, text: See the run. }
`,
  check: ({ steps, runbook }) => {
    const references = runbookReferences(runbook);
    return steps.flatMap((each) => {
      const { step, section } = each;
      if (section !== 'steps' || !step.continueOnError) return [];
      if (isRead(references, 'steps', step.id, 'outputs')) return [];
      return [
        {
          message: `when \`${step.id}\` fails, nobody learns of it`,
          at: keySpan(each, 'continueOnError'),
          help: 'let a later step read one of its outputs with a `default`, or let the failure count',
        },
      ];
    });
  },
};
