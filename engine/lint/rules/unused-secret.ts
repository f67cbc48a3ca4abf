import { entriesAt } from '../../resolve/read-node.ts';
import type { LintRule } from '../lint-rule.ts';
import { isRead, runbookReferences } from '../references.ts';

/** `unused-secret` */
export const unusedSecret: LintRule = {
  id: 'unused-secret',
  code: 'RB909',
  summary: 'Every secret that is declared is read',
  weight: 'warning',
  bad: `timeout: 5m
secrets:
  token: { from: registry/token }
steps:
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
  check: ({ runbook, root }) => {
    const references = runbookReferences(runbook);
    return entriesAt(root, 'secrets')
      .filter(({ key }) => !isRead(references, 'secrets', key))
      .map(({ key, keySpan }) => ({
        message: `no step reads the secret \`${key}\``,
        at: keySpan,
        help: 'remove it, so that the run is not granted what it does not need',
      }));
  },
};
