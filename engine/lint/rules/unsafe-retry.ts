import type { LintRule } from '../lint-rule.ts';
import { keySpan } from '../lint-subject.ts';
import { programAction } from '../runs-program.ts';

/** `unsafe-retry` */
export const unsafeRetry: LintRule = {
  id: 'unsafe-retry',
  code: 'RB915',
  summary: 'What is tried again is safe to do twice',
  weight: 'warning',
  bad: `lock: host
timeout: 5m
steps:
  - id: invoice
    run: send-invoices
    timeout: 1m
    retry: { attempts: 3, delay: 1s }
    irreversible: an invoice that was sent stays sent
`,
  good: `lock: host
timeout: 5m
steps:
  - id: invoice
    run: send-invoices
    timeout: 1m
    irreversible: an invoice that was sent stays sent
  - id: arrived
    effect: read
    run: count-invoices
    timeout: 1m
    retry: { attempts: 3, delay: 1s }
`,
  check: ({ steps }) =>
    steps.flatMap((each) => {
      const { step, section } = each;
      const action = programAction(step);
      const isUndo = section === 'rollback';
      if (isUndo || step.effect === 'read' || action === undefined || step.retry.attempts < 2) return [];
      return [
        {
          message: `\`${step.id}\` may have its effect up to ${step.retry.attempts} times`,
          at: keySpan(each, 'retry'),
          help: 'retry a read behind it that waits for the effect, or make the program safe to repeat',
        },
      ];
    }),
};
