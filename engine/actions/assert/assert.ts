import type { JsonObject } from '../../runbook/json.ts';
import { ActionError, defineAction, type Action, type InputProblem } from '../define-action.ts';

function checkForm(input: JsonObject): readonly InputProblem[] {
  if ((input['that'] === undefined) !== (input['checks'] === undefined)) return [];
  return [
    {
      path: input['that'] === undefined ? [] : ['checks'],
      message:
        input['that'] === undefined
          ? 'needs either `that` or `checks`'
          : '`that` and `checks` exclude each other',
      help: 'give one condition as `that`, or a list of `that` and `message` as `checks`',
    },
  ];
}

/** `assert`: conditions without which the run must not go on. */
export const assert: Action = defineAction({
  name: 'assert',
  summary: 'Fail unless conditions hold',
  docs: `Evaluates conditions and fails with the messages of all that do not hold. It looks at nothing but
its input, so put what is to be examined into earlier steps.`,
  effect: 'read',
  input: {
    type: 'object',
    properties: {
      that: { type: 'boolean', description: 'The condition' },
      message: { type: 'string', description: 'What to say when `that` does not hold' },
      checks: {
        type: 'array',
        minItems: 1,
        description: 'Several conditions; all that fail are named together',
        items: {
          type: 'object',
          properties: {
            that: { type: 'boolean', description: 'The condition' },
            message: { type: 'string', description: 'What to say when it does not hold' },
          },
          required: ['that', 'message'],
          additionalProperties: false,
        },
      },
      help: { type: 'string', description: 'What the operator can do about it' },
    },
    additionalProperties: false,
  },
  output: { type: 'object', properties: {}, additionalProperties: false },
  check: checkForm,
  async execute(input) {
    const single = { that: input.that ?? true, message: input.message ?? 'the condition does not hold' };
    const failed = [single, ...(input.checks ?? [])].filter((check) => !check.that);
    if (failed.length > 0) {
      const messages = failed.map((check) => check.message).join('; ');
      throw new ActionError(messages, input.help === undefined ? {} : { help: input.help });
    }
    return { outputs: {}, changed: false };
  },
  compensation: { kind: 'not-needed', reason: 'it only compares values' },
  example: `id: newer
uses: assert
with:
  that: "{{ ne inputs.version steps.current.outputs.version }}"
  message: "{{ inputs.version }} runs already"
`,
});
