import { asMap, entriesAt, textAt } from '../../resolve/read-node.ts';
import type { LintRule } from '../lint-rule.ts';

/** `undescribed-input` */
export const undescribedInput: LintRule = {
  id: 'undescribed-input',
  code: 'RB917',
  summary: 'Every input has a description',
  weight: 'advice',
  bad: `timeout: 5m
inputs:
  url: { type: string, default: "https://example.org" }
steps:
  - id: answers
    uses: http.check
    with: { url: "{{ inputs.url }}" }
`,
  good: `timeout: 5m
inputs:
  url: { type: string, default: "https://example.org", description: The page that is looked at }
steps:
  - id: answers
    uses: http.check
    with: { url: "{{ inputs.url }}" }
`,
  check: ({ root }) =>
    entriesAt(root, 'inputs')
      .filter(({ value }) => (textAt(asMap(value), 'description') ?? '').trim() === '')
      .map(({ key, keySpan }) => ({
        message: `nothing says what the input \`${key}\` is for`,
        at: keySpan,
        help: 'add `description: …`',
      })),
};
