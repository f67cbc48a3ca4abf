import type { JsonSchema } from '../json-schema.ts';
import { text } from './common.ts';

/** Where a secret is found; never its value. */
export const secretSchema: JsonSchema = {
  type: 'object',
  description: 'Where a secret is found; its value is read when a step needs it',
  properties: {
    from: text("Name in the environment's secret store, below its prefix", 'gitea/database'),
    key: text('The key within a secret that is a JSON object', 'password'),
  },
  required: ['from'],
  additionalProperties: false,
  examples: [{ from: 'gitea/database', key: 'password' }],
};
