import type { ControlAction } from '../control-action.ts';

/** `approval`: a person has to agree. */
export const approval: ControlAction = {
  name: 'approval',
  summary: 'Wait until somebody agrees',
  docs: `Stops its branch; other branches go on to their end. On a terminal it shows what will happen next and what can still be undone, and asks for
the name of what is about to change. Without a terminal the run ends as \`waiting\`, and \`runbook approve RUN\` carries it on; \`--deny\` rolls it back.
Not valid inside \`rollback\` or \`finally\`.`,
  input: {
    type: 'object',
    properties: {
      message: { type: 'string', minLength: 1, description: 'What is asked' },
      confirm: {
        type: 'string',
        minLength: 1,
        description: 'What the operator has to type; the step id when left out',
      },
    },
    required: ['message'],
    additionalProperties: false,
  },
  output: { type: 'object', properties: {}, additionalProperties: false },
  fixedInputs: [],
  example: `id: agree
uses: approval
with:
  message: "Update {{ inputs.service }} to {{ inputs.version }}?"
  confirm: "{{ inputs.service }}"
`,
};
