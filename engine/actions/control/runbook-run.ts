import type { ControlAction } from '../control-action.ts';

/** `runbook.run`: another runbook is one step of this one. */
export const runbookRun: ControlAction = {
  name: 'runbook.run',
  summary: 'Run another runbook as one step',
  docs: `The name is literal, so that the whole graph is known before anything runs; a runbook cannot call itself, not by detours either. The outer run takes the
locks of both. What the inner one did and did not commit is undone when the outer one fails. The outputs are those that the inner runbook declares.`,
  input: {
    type: 'object',
    properties: {
      runbook: { type: 'string', minLength: 1, description: 'Name of the runbook' },
      inputs: { type: 'object', additionalProperties: {}, default: {}, description: 'Its inputs' },
    },
    required: ['runbook'],
    additionalProperties: false,
  },
  output: { type: 'object', additionalProperties: {} },
  fixedInputs: ['runbook'],
  example: `id: backup
uses: runbook.run
with: { runbook: backup, inputs: { reason: pre-update } }
`,
};
