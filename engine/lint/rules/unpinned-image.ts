import { asMap, child, scalarAt } from '../../resolve/read-node.ts';
import type { LintRule } from '../lint-rule.ts';

/** `unpinned-image` */
export const unpinnedImage: LintRule = {
  id: 'unpinned-image',
  code: 'RB905',
  summary: 'An image that is written into a runbook has its digest',
  weight: 'warning',
  bad: `lock: host
timeout: 20m
steps:
  - id: pull
    uses: compose.pull
    with: { image: "nginx:1.30.6" }
`,
  good: `lock: host
timeout: 20m
steps:
  - id: wanted
    uses: image.resolve
    with: { image: "nginx:1.30.6" }
  - id: pull
    uses: compose.pull
    with: { image: "{{ steps.wanted.outputs.image }}" }
`,
  check: ({ steps }) =>
    steps.flatMap(({ step, node }) => {
      const action = step.body.kind === 'action' ? step.body.action : '';
      const image = scalarAt(asMap(child(node, 'with')), 'image');
      if (!action.startsWith('compose.') || typeof image?.value !== 'string') return [];
      if (image.value.includes('@sha256:') || image.value.includes('{{')) return [];
      return [
        {
          message: `\`${image.value}\` can be another image tomorrow`,
          at: image.span,
          help: `write \`${image.value}@sha256:…\`, or resolve it before with \`image.resolve\``,
        },
      ];
    }),
};
