import type { JsonSchema } from '../json-schema.ts';

/** `foreach:` of a step: a list, an expression that gives one, or a map with more to say. */
export const foreachSchema: JsonSchema = {
  type: ['array', 'string', 'object'],
  description: 'Runs the step once per item; `item` and `index` are known in it',
  properties: {
    items: {
      type: ['array', 'string'],
      description: 'The list, or an expression that gives one',
      examples: ['{{ inputs.hosts }}', ['a', 'b']],
    },
    maxParallel: {
      type: 'integer',
      minimum: 1,
      description: 'How many items run together; all of a batch when left out',
      examples: [2],
    },
    batch: {
      type: ['integer', 'string'],
      minimum: 1,
      pattern: '^(?:[1-9]\\d?|100)%$',
      description: 'Items of one batch, a count or a share; the next batch starts when the last one is well',
      examples: [1, '25%'],
    },
    maxFailures: {
      type: 'integer',
      minimum: 0,
      description: 'So many failed items are tolerated',
      default: 0,
    },
  },
  required: ['items'],
  additionalProperties: false,
  examples: ['{{ inputs.hosts }}', { items: '{{ inputs.hosts }}', batch: '25%' }],
};
