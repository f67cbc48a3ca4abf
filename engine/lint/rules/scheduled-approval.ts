import type { LintRule } from '../lint-rule.ts';

/** `scheduled-approval` */
export const scheduledApproval: LintRule = {
  id: 'scheduled-approval',
  code: 'RB918',
  summary: 'A runbook that a timer starts asks nobody',
  weight: 'warning',
  bad: `timeout: 5m
schedule: { calendar: "*-*-* 02:00" }
steps:
  - id: agree
    uses: approval
    with: { message: Look at the site now? }
  - id: answers
    uses: http.check
    with: { url: "https://example.org" }
`,
  good: `timeout: 5m
schedule: { calendar: "*-*-* 02:00" }
steps:
  - id: answers
    uses: http.check
    with: { url: "https://example.org" }
`,
  check: ({ runbook, steps }) =>
    runbook.schedule === undefined
      ? []
      : steps
          .filter(({ step }) => step.body.kind === 'approval' && step.if === undefined)
          .map(({ step, span }) => ({
            message: `every run that the timer starts waits at \`${step.id}\``,
            at: span,
            help: 'leave out the schedule or the approval, or give the approval an `if:`',
          })),
};
