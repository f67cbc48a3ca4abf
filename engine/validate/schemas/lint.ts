import { lintRuleIds } from '../../runbook/lint-rule-id.ts';
import type { JsonSchema } from '../json-schema.ts';

/** Weights of the rules of `runbook lint`. */
export const lintSchema: JsonSchema = {
  type: 'object',
  description: 'Weight of single rules of `runbook lint`; the others keep their own',
  properties: Object.fromEntries(
    lintRuleIds.map((id): [string, JsonSchema] => [
      id,
      {
        type: 'string',
        enum: ['off', 'advice', 'warning', 'error'],
        description: `Weight of the rule \`${id}\`; only \`error\` makes \`runbook lint\` fail`,
      },
    ]),
  ),
  additionalProperties: false,
  examples: [{ 'unpinned-image': 'error', 'undescribed-input': 'off' }],
};
