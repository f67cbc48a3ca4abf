import type { JsonSchema } from '../json-schema.ts';
import { duration } from './common.ts';

/** `retry:` of a step. */
export const retrySchema: JsonSchema = {
  type: 'object',
  description: 'When a failed attempt is made again',
  properties: {
    attempts: {
      type: 'integer',
      minimum: 1,
      maximum: 1000,
      description: 'All attempts, the first one included',
      examples: [3],
    },
    delay: duration('How long to wait before the second attempt', { default: '1s', examples: ['2s'] }),
    backoff: {
      type: 'number',
      minimum: 1,
      maximum: 10,
      description: 'Factor by which the delay grows with every attempt',
      default: 2,
      examples: [1, 1.5],
    },
    maxDelay: duration('The longest delay, however much it has grown', { default: '1m', examples: ['15s'] }),
    jitter: {
      type: 'number',
      minimum: 0,
      maximum: 1,
      description: 'Share of the delay that is drawn at random: 0.2 means up to 20 % more or less',
      default: 0.1,
      examples: [0, 0.2],
    },
    exitCodes: {
      type: 'array',
      items: { type: 'integer', minimum: 0, maximum: 255 },
      minItems: 1,
      description: 'Only these exit codes are worth another attempt; without it every failure is',
      examples: [[75]],
    },
  },
  required: ['attempts'],
  additionalProperties: false,
  examples: [{ attempts: 10, delay: '2s', backoff: 1.5, maxDelay: '15s' }],
};
