import type { JsonSchema } from '../json-schema.ts';
import { duration, header, named, namePattern, text } from './common.ts';
import { inputSchema } from './input.ts';
import { scheduleSchema } from './schedule.ts';
import { secretSchema } from './secret.ts';
import { stepList, stepSchema } from './step.ts';

/** What runbooks and composite actions have in common. */
const shared: { readonly [name: string]: JsonSchema } = {
  name: {
    type: 'string',
    pattern: namePattern,
    description: 'Name, which is that of the file without its ending',
    examples: ['update-auto'],
  },
  summary: text('One line: what it does', 'Update nginx to the newest allowed image'),
  docs: { type: 'string', description: 'Markdown, printed by `runbook show` and the reference' },
  inputs: named('Values that are given when it starts', { $ref: '#/$defs/input' }),
  secrets: named('Secrets that it needs', { $ref: '#/$defs/secret' }),
  target: text('Default place where steps run: a target of the environment', 'host'),
  maxParallel: {
    type: 'integer',
    minimum: 1,
    maximum: 1000,
    description: 'How many steps run together; the number of cores when left out',
  },
  requires: stepList('Read-only assertions, checked in the plan and again before the first step', false),
  steps: stepList('What is done, from top to bottom unless `needs` says otherwise', true),
  finally: stepList('Runs once after every outcome', false),
  outputs: named('Values that a caller can read', {
    description: 'A value or an expression',
    examples: ['{{ steps.pull.outputs.digest }}'],
  }),
};

const definitions: { readonly [name: string]: JsonSchema } = {
  step: stepSchema,
  input: inputSchema,
  secret: secretSchema,
};

/** `runbooks/<name>.yaml`. */
export const runbookSchema: JsonSchema = {
  title: 'Runbook',
  description: 'An operational procedure',
  type: 'object',
  properties: {
    ...header('Runbook', true),
    ...shared,
    lock: {
      type: ['string', 'array'],
      items: { type: 'string', minLength: 1 },
      minLength: 1,
      minItems: 1,
      description: 'Two runs that name the same lock never overlap',
      examples: ['gitea-host'],
    },
    timeout: duration('How long the whole run may take, waiting and downtime left out', { examples: ['20m'] }),
    schedule: scheduleSchema,
    invariants: stepList('Read-only assertions that hold whatever fails; `runbook simulate` checks them', false),
  },
  required: ['apiVersion', 'name', 'summary', 'steps'],
  additionalProperties: false,
  $defs: definitions,
};

/** `runbooks/actions/<name>.yaml`. */
export const compositeSchema: JsonSchema = {
  title: 'Composite action',
  description: 'Steps that are used as one',
  type: 'object',
  properties: { ...header('Action', false), ...shared },
  required: ['apiVersion', 'kind', 'name', 'summary', 'steps'],
  additionalProperties: false,
  $defs: definitions,
};
