import type { ControlAction } from '../control-action.ts';

/** `finish`: the run ends here, well. */
export const finish: ControlAction = {
  name: 'finish',
  summary: 'End the run here, well',
  docs: `Starts nothing new and lets running steps end; a failure among them is a failure. \`finally\` still runs. In a runbook that was called by
another one it ends the called one only.`,
  input: {
    type: 'object',
    properties: { message: { type: 'string', default: '', description: 'Why there is nothing more to do' } },
    additionalProperties: false,
  },
  output: { type: 'object', properties: {}, additionalProperties: false },
  fixedInputs: [],
  example: `id: up-to-date
if: eq steps.current.outputs.digest vars.images.nginx.digest
uses: finish
with: { message: "already on {{ vars.images.nginx.ref }}" }
`,
};
