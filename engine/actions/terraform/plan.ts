import type { PlanWish } from '../../ports/infrastructure.ts';
import { ActionError, defineAction, type Action } from '../define-action.ts';
import { planNameInput, watchOf } from '../infrastructure-step.ts';
import { changeLines, countsOf, summaryOf } from '../infrastructure-words.ts';
import { namedHelp, refusalOf, refusedChanges } from '../stateful-resources.ts';

const addresses = {
  type: 'array',
  items: { type: 'string', minLength: 1 },
  default: [],
} as const;

const count = (description: string) => ({ type: 'integer', description }) as const;

/** `terraform.plan`: what the infrastructure would become. */
export const terraformPlan: Action = defineAction({
  name: 'terraform.plan',
  summary: 'Plan the infrastructure, and save the plan',
  docs: `Compares the configuration that the environment names (\`infrastructure\`) with the world, and saves the plan on the
engine's machine, readable by nobody else, until \`terraform.apply\` uses it. A plan that is made by \`runbook plan\` is not saved.

A plan that would destroy, replace or forget something stateful (an instance, a volume, an address, a bucket, a key, a secret,
and what the environment adds by \`infrastructure.protect\`) is refused, unless \`allow\` names it.

Fails when there are no credentials, when they belong to another account, when the state is locked by somebody (who
is told), or when the configuration is not valid. Terraform takes the lock of the state while it plans.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      name: planNameInput,
      destroy: {
        type: 'boolean',
        default: false,
        description: 'Plan that everything goes, but what `keep` names',
      },
      keep: {
        ...addresses,
        description: 'With `destroy`: addresses that stay; `*` stands for any characters but a dot',
      },
      allow: {
        ...addresses,
        description: 'Addresses of stateful resources that may be destroyed or replaced',
      },
    },
    required: ['name'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      name: { type: 'string', description: 'The name of the plan, for `terraform.apply`' },
      fingerprint: {
        type: 'string',
        description: 'SHA-256 of what would be done; equal plans have equal ones',
      },
      empty: { type: 'boolean', description: 'Whether there is nothing to apply, outputs included' },
      changes: count('How many resources would be touched'),
      add: count('How many would be made'),
      change: count('How many would be changed in place'),
      replace: count('How many would be destroyed and made anew'),
      destroy: count('How many would be destroyed'),
      summary: { type: 'string', description: 'The counts in one line' },
      lines: { type: 'array', items: { type: 'string' }, description: 'Every change, one line each' },
      variables: {
        type: 'array',
        items: { type: 'string' },
        description: 'What the environment says to the configuration, but secrets: `region = eu-central-1`',
      },
      refused: {
        type: 'array',
        items: { type: 'string' },
        description: 'Stateful resources that would be lost',
      },
    },
    required: [
      'name',
      'fingerprint',
      'empty',
      'changes',
      'add',
      'change',
      'replace',
      'destroy',
      'summary',
      'lines',
      'variables',
      'refused',
    ],
    additionalProperties: false,
  },
  factOutputs: ['fingerprint', 'lines'],
  lookTimeout: 10 * 60_000,
  tell(outputs, { allow = [] }) {
    const { refused, summary } = outputs;
    const lines = [...outputs.variables.map((variable) => `with ${variable}`), ...outputs.lines];
    if (refused.length === 0) return { after: summary, details: lines };
    const named = allow.length === 0 ? '' : `; ${allow.join(', ')} may`;
    return {
      after: summary,
      details: lines,
      obstacle: `these hold what no apply brings back, and nobody named them: ${refused.join(', ')}${named}`,
      help: namedHelp(refused.length),
    };
  },
  async execute(input, context) {
    const infrastructure = await context.ports.infrastructure();
    const { name, destroy = false, keep = [], allow = [] } = input;
    const wish: PlanWish = { destroy, keep };
    const isLook = context.isLook === true;
    const plan = await infrastructure.plan(wish, isLook ? undefined : name, watchOf(context));
    const refused = refusedChanges(plan, { protect: infrastructure.protect, allow });
    const lines = changeLines(plan);
    if (!isLook) context.print([...lines, summaryOf(plan), ''].join('\n'));
    const refusal = refusalOf(refused);
    if (refusal !== undefined && !isLook) {
      await infrastructure.discard(name);
      throw new ActionError(refusal.message, { help: refusal.help });
    }
    const { add, change, replace, destroy: gone } = countsOf(plan);
    return {
      outputs: {
        name,
        fingerprint: plan.fingerprint,
        empty: plan.changes.length === 0 && plan.outputs.length === 0,
        changes: plan.changes.length,
        add,
        change,
        replace,
        destroy: gone,
        summary: summaryOf(plan),
        lines: [...lines],
        variables: [...plan.variables],
        refused: refused.map(({ address }) => address),
      },
      changed: false,
    };
  },
  compensation: { kind: 'not-needed', reason: 'it only looks, and saves what it saw' },
  example: `id: plan
uses: terraform.plan
with: { name: provision }
timeout: 15m
`,
});
