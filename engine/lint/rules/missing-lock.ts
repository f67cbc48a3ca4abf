import { entryOf } from '../../parse/syntax-tree.ts';
import type { Program, Step } from '../../runbook/runbook.ts';
import type { LintRule } from '../lint-rule.ts';

/** Whether a step changes something that another run could change too; a called runbook that has a lock guards itself. */
function touchesHost({ effect, body }: Step, program: Program): boolean {
  if (effect === 'read' || body.kind === 'approval' || body.kind === 'finish') return false;
  if (body.kind === 'call') return (program.runbooks[body.runbook]?.locks.length ?? 0) === 0;
  return body.action !== 'notify.mail';
}

/** `missing-lock` */
export const missingLock: LintRule = {
  id: 'missing-lock',
  code: 'RB916',
  summary: 'A runbook that changes something names a lock',
  weight: 'warning',
  bad: `timeout: 5m
steps:
  - id: restart
    uses: compose.stop
    with: { service: nginx }
`,
  good: `lock: host
timeout: 5m
steps:
  - id: restart
    uses: compose.stop
    with: { service: nginx }
`,
  check: ({ runbook, program, root }) => {
    if (runbook.kind !== 'runbook' || runbook.locks.length > 0) return [];
    const change = runbook.steps.find((step) => touchesHost(step, program));
    if (change === undefined) return [];
    return [
      {
        message: `two runs of \`${runbook.name}\` at once would both do \`${change.id}\``,
        at: entryOf(root, 'name')?.value.span ?? root.span,
        help: 'add `lock: <name>`, the same in all runbooks that touch this host',
      },
    ];
  },
};
