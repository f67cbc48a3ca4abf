import { entryOf } from '../../parse/syntax-tree.ts';
import { asMap, child } from '../../resolve/read-node.ts';
import type { LintRule } from '../lint-rule.ts';
import { isRead, runbookReferences } from '../references.ts';
import { programAction } from '../runs-program.ts';

/** `unused-output` */
export const unusedOutput: LintRule = {
  id: 'unused-output',
  code: 'RB911',
  summary: 'Output that is parsed is read',
  weight: 'advice',
  bad: `timeout: 5m
steps:
  - id: disks
    effect: read
    run: lsblk --json
    with: { output: json }
    timeout: 1m
`,
  good: `timeout: 5m
steps:
  - id: disks
    effect: read
    run: lsblk --json
    with: { output: json }
    timeout: 1m
outputs:
  disks: "{{ steps.disks.outputs.stdout }}"
`,
  check: ({ steps, runbook }) => {
    const references = runbookReferences(runbook);
    return steps.flatMap(({ step, node, section }) => {
      const output = entryOf(asMap(child(node, 'with')), 'output');
      if (section !== 'steps' || output === undefined || programAction(step) === undefined) return [];
      const form = output.value.kind === 'scalar' ? String(output.value.value) : '';
      if (form === 'text' || isRead(references, 'steps', step.id, 'outputs', 'stdout')) return [];
      return [
        {
          message: `nothing reads the output of \`${step.id}\`, which is parsed as ${form}`,
          at: output.keySpan,
          help: 'leave `output:` out, or read `outputs.stdout`',
        },
      ];
    });
  },
};
