import { evaluate, evaluateTemplate } from '../../expression/evaluate.ts';
import { unknown, type Scope } from '../../expression/evaluation.ts';
import type { Step } from '../../runbook/runbook.ts';
import type { Finding } from '../finding.ts';
import type { LintRule } from '../lint-rule.ts';
import { keySpan, type LintStep } from '../lint-subject.ts';
import { ancestorsOf } from '../step-ancestors.ts';

/** Nothing is known; what has a value all the same has it in every run. */
const nothingKnown: Scope = {
  inputs: unknown,
  vars: unknown,
  outputs: () => unknown,
  captured: unknown,
  run: unknown,
  item: unknown,
  index: unknown,
  env: unknown,
};

function neverTrue({ if: condition }: Step): boolean {
  if (condition === undefined) return false;
  const result = evaluate(condition, nothingKnown);
  return result.kind === 'value' && result.value === false;
}

function emptyList({ foreach }: Step): boolean {
  if (foreach === undefined) return false;
  const result = evaluateTemplate(foreach.items, nothingKnown);
  return result.kind === 'value' && Array.isArray(result.value) && result.value.length === 0;
}

function behindTheEnd({ step, section }: LintStep, steps: readonly Step[]): string | undefined {
  if (section !== 'steps') return undefined;
  const before = ancestorsOf(step, steps);
  return steps.find(
    ({ id, body, if: condition, foreach }) =>
      before.has(id) && body.kind === 'finish' && condition === undefined && foreach === undefined,
  )?.id;
}

function findingOf(each: LintStep, steps: readonly Step[]): Finding | undefined {
  const { id } = each.step;
  if (neverTrue(each.step)) {
    return { message: `\`${id}\` never runs: its condition is always false`, at: keySpan(each, 'if') };
  }
  if (emptyList(each.step)) {
    return { message: `\`${id}\` never runs: its list is empty`, at: keySpan(each, 'foreach') };
  }
  const end = behindTheEnd(each, steps);
  if (end === undefined) return undefined;
  return {
    message: `\`${id}\` never runs: \`${end}\` ends the run before it`,
    at: each.span,
    help: `give \`${end}\` an \`if:\`, or remove what comes behind it`,
  };
}

/** `unreachable-step` */
export const unreachableStep: LintRule = {
  id: 'unreachable-step',
  code: 'RB907',
  summary: 'Every step can run',
  weight: 'warning',
  bad: `timeout: 5m
steps:
  - id: answers
    if: "false"
    uses: http.check
    with: { url: "https://example.org" }
`,
  good: `timeout: 5m
inputs:
  check: { type: boolean, default: true, description: Whether the site is looked at }
steps:
  - id: answers
    if: inputs.check
    uses: http.check
    with: { url: "https://example.org" }
`,
  check: ({ steps, runbook }) =>
    steps.flatMap((each) => {
      const finding = findingOf(each, runbook.steps);
      return finding === undefined ? [] : [finding];
    }),
};
