import { ActionError, defineAction, type Action } from '../define-action.ts';
import { planNameInput, watchOf } from '../infrastructure-step.ts';
import { countsOf } from '../infrastructure-words.ts';

const count = (description: string) => ({ type: 'integer', description }) as const;

/** `terraform.apply`: exactly the plan that was saved. */
export const terraformApply: Action = defineAction({
  name: 'terraform.apply',
  summary: 'Apply a saved plan of the infrastructure, exactly as it is',
  docs: `Carries out the file that \`terraform.plan\` saved, and nothing else. \`fingerprint\` is what was reviewed; a file that says
anything else is refused before anything is touched. Terraform refuses it as stale when the state has changed since. A plan is
used once, whether applying it went well or not.

An apply that failed half way is never undone: destroying what was made would be another change, of things that may be in
use by then. Run the runbook again; it plans forward from what is there. On cancel Terraform ends what it is doing and
writes its state.`,
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      plan: planNameInput,
      fingerprint: {
        type: 'string',
        minLength: 1,
        description: 'What `terraform.plan` said of the plan that was agreed to',
      },
    },
    required: ['plan', 'fingerprint'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: {
      added: count('How many resources were made'),
      changed: count('How many were changed'),
      destroyed: count('How many were destroyed'),
    },
    required: ['added', 'changed', 'destroyed'],
    additionalProperties: false,
  },
  makesTargets: true,
  async execute({ plan: name, fingerprint }, context) {
    const infrastructure = await context.ports.infrastructure();
    const watch = watchOf(context);
    const saved = await infrastructure.saved(name, watch);
    if (saved.fingerprint !== fingerprint) {
      throw new ActionError(`the saved plan \`${name}\` is not the one that was agreed to`, {
        help: 'run the runbook again; it plans anew',
      });
    }
    const applied = await infrastructure.apply(name, watch);
    return { outputs: { ...applied }, changed: saved.changes.length > 0 };
  },
  async settle({ plan: name }, _captured, context) {
    const infrastructure = await context.ports.infrastructure();
    const wish = await infrastructure.wishOf(name);
    if (wish === undefined) return { verdict: 'half-done', found: 'what was applied cannot be told' };
    const left = await infrastructure.plan(wish, undefined, watchOf(context));
    if (left.changes.length > 0) {
      return {
        verdict: 'half-done',
        found: `${left.changes.length} changes of the plan are still to be made`,
      };
    }
    // How much of it was made before it was cut off is not known any more.
    const { add, change, destroy } = countsOf(left);
    return { verdict: 'done', outputs: { added: add, changed: change, destroyed: destroy }, changed: true };
  },
  compensation: {
    kind: 'irreversible',
    reason: 'nothing that was made is destroyed again; after a failure half way, another run plans forward',
  },
  example: `id: apply
uses: terraform.apply
with: { plan: provision, fingerprint: "{{ steps.plan.outputs.fingerprint }}" }
timeout: 30m
`,
});
