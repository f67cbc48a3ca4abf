import { defineAction, type Action } from '../define-action.ts';

/** `notify.mail`: people are told. */
export const notifyMail: Action = defineAction({
  name: 'notify.mail',
  summary: 'Send a mail to the people whom the environment names',
  docs: 'Sender and receivers come from the environment. Secrets in subject and text are masked like everywhere.',
  effect: 'change',
  input: {
    type: 'object',
    properties: {
      subject: { type: 'string', minLength: 1, maxLength: 500, description: 'One line' },
      text: { type: 'string', default: '', description: 'The message' },
    },
    required: ['subject'],
    additionalProperties: false,
  },
  output: {
    type: 'object',
    properties: { id: { type: 'string', description: 'What the carrier calls the message' } },
    required: ['id'],
    additionalProperties: false,
  },
  async execute(input, context) {
    const mail = await context.ports.mail();
    const id = await mail.send({ subject: input.subject, text: input.text ?? '' }, context.signal);
    return { outputs: { id }, changed: true };
  },
  compensation: { kind: 'irreversible', reason: 'a message that was sent cannot be taken back' },
  example: `uses: notify.mail
if: ne run.outcome "unchanged"
with: { subject: "backup: {{ run.outcome }}" }
`,
});
