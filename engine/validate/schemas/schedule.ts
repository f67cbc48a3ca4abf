import { overlaps, timerOverlap } from '../../runbook/runbook.ts';
import type { JsonSchema } from '../json-schema.ts';
import { duration, oneOf, text } from './common.ts';

/** `schedule:` of a runbook. */
export const scheduleSchema: JsonSchema = {
  type: 'object',
  description: "When the host's timer starts this runbook; `runbook schedule` writes the timer",
  properties: {
    calendar: text('A calendar expression of systemd, in UTC', 'Sun 03:15', '*-*-* 04,16:00'),
    jitter: duration('Spreads starts over this time', { default: '0s', examples: ['5m'] }),
    inputs: { type: 'object', description: 'Inputs of scheduled runs', examples: [{ reason: 'nightly' }] },
    overlap: oneOf(
      'What the timer does while another run holds the lock: wait for it, leave this run out, or fail',
      overlaps,
      timerOverlap,
    ),
  },
  required: ['calendar'],
  additionalProperties: false,
  examples: [{ calendar: 'Sun 03:15', jitter: '5m' }],
};
