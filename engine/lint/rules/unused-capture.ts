import { entriesAt } from '../../resolve/read-node.ts';
import type { LintRule } from '../lint-rule.ts';
import { isRead, stepReferences } from '../references.ts';

/** `unused-capture` */
export const unusedCapture: LintRule = {
  id: 'unused-capture',
  code: 'RB910',
  summary: 'The rollback of a step reads every fact that was captured for it',
  weight: 'warning',
  bad: `lock: host
timeout: 5m
steps:
  - id: move
    run: point-site-to new
    timeout: 1m
    capture:
      site: { uses: file.read, with: { path: /etc/site } }
    rollback:
      - run: point-site-to old
        timeout: 1m
`,
  good: `lock: host
timeout: 5m
steps:
  - id: move
    run: point-site-to new
    timeout: 1m
    capture:
      site: { uses: file.read, with: { path: /etc/site } }
    rollback:
      - run: point-site-to "$SITE"
        env: { SITE: "{{ captured.site.content }}" }
        timeout: 1m
`,
  check: ({ steps }) =>
    steps.flatMap(({ step, node }) => {
      const undo = step.undo.kind === 'steps' ? step.undo.steps : [];
      const references = undo.flatMap(stepReferences);
      return entriesAt(node, 'capture')
        .filter(({ key }) => !isRead(references, 'captured', key))
        .map(({ key, keySpan }) => ({
          message: `no rollback step of \`${step.id}\` reads \`captured.${key}\``,
          at: keySpan,
        }));
    }),
};
