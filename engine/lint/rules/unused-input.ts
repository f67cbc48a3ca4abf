import { entriesAt } from '../../resolve/read-node.ts';
import type { LintRule } from '../lint-rule.ts';
import { isRead, runbookReferences } from '../references.ts';

/** `unused-input` */
export const unusedInput: LintRule = {
  id: 'unused-input',
  code: 'RB908',
  summary: 'Every input is read somewhere',
  weight: 'warning',
  bad: `timeout: 5m
inputs:
  url: { type: string, default: "https://example.org", description: The page that is looked at }
steps:
  - id: answers
    uses: http.check
    with: { url: "https://example.org" }
`,
  good: `timeout: 5m
inputs:
  url: { type: string, default: "https://example.org", description: The page that is looked at }
steps:
  - id: answers
    uses: http.check
    with: { url: "{{ inputs.url }}" }
`,
  check: ({ runbook, root }) => {
    const references = runbookReferences(runbook);
    return entriesAt(root, 'inputs')
      .filter(({ key }) => !isRead(references, 'inputs', key))
      .map(({ key, keySpan }) => ({ message: `no step reads the input \`${key}\``, at: keySpan }));
  },
};
