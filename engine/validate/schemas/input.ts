import type { JsonSchema } from '../json-schema.ts';
import { flag, oneOf, text } from './common.ts';

/** The types that an input can have. */
export const inputTypes = ['string', 'integer', 'number', 'boolean', 'list', 'map'] as const;

const ofStrings: { readonly [name: string]: JsonSchema } = {
  enum: {
    type: 'array',
    items: { type: ['string', 'number'] },
    minItems: 1,
    description: 'The only values that are allowed',
    examples: [['gitea', 'postgres']],
  },
  pattern: text('Regular expression that the whole text has to match', '\\d+\\.\\d+\\.\\d+'),
  minimum: { type: 'number', description: 'The smallest number that is allowed' },
  maximum: { type: 'number', description: 'The largest number that is allowed' },
};

/** One of `inputs:`. */
export const inputSchema: JsonSchema = {
  type: 'object',
  description: 'A value that is given when the runbook starts',
  properties: {
    type: oneOf('What kind of value it is', inputTypes, 'string'),
    description: text('What it is for; shown when it is asked for'),
    required: flag('Whether it has to be given; what has a default never has to', true),
    default: { description: 'The value when none is given' },
    ...ofStrings,
    items: {
      type: 'object',
      description: 'What each item of a list is',
      properties: { type: oneOf('What kind of value an item is', inputTypes.slice(0, 4), 'string'), ...ofStrings },
      additionalProperties: false,
    },
  },
  additionalProperties: false,
  examples: [{ type: 'string', enum: ['nginx'], default: 'nginx', description: 'Compose service to update' }],
};
