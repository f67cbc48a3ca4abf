import type { JsonSchema } from '../json-schema.ts';
import { duration, flag, idPattern, named, oneOf, text } from './common.ts';
import { foreachSchema } from './foreach.ts';
import { retrySchema } from './retry.ts';

const envSchema: JsonSchema = {
  type: 'object',
  description: "Environment variables of the step's own program; never those of the engine",
  propertyNames: { pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
  additionalProperties: { type: ['string', 'number', 'boolean'] },
  examples: [{ VERSION: '{{ inputs.version }}' }],
};

const captureSchema: JsonSchema = named(
  'Facts that the rollback needs, read before the first attempt; read as `captured.<name>`',
  {
    type: 'object',
    description: 'A read action and its input',
    properties: {
      uses: text('A read action', 'compose.inspect'),
      with: { type: 'object', description: 'Input of the action' },
    },
    required: ['uses'],
    additionalProperties: false,
  },
);

const actionKeys: { readonly [name: string]: JsonSchema } = {
  id: {
    type: 'string',
    pattern: idPattern,
    description: 'Name of the step, for `needs`, expressions, the plan and the journal',
    examples: ['backup'],
  },
  name: text('What people read instead of the id'),
  uses: text('An action, `runbook.run`, or a path to a composite action', 'http.check', './actions/x.yaml'),
  run: text('A script for `sh -eu`; values reach it by `env`, never by `{{ }}`', 'systemctl reload nginx'),
  with: {
    type: 'object',
    description: 'Input of the action; with `run` its `cwd`, `stdin`, `output` and `exitCodes`',
  },
  env: envSchema,
  effect: oneOf('Whether a script or command changes anything', ['read', 'change'], 'change'),
  plan: flag('Whether a plan may execute this script or command; it has to be `effect: read`', false),
};

const flowKeys: { readonly [name: string]: JsonSchema } = {
  if: text('An expression without braces; the step is skipped when it is false', 'eq inputs.mode "full"'),
  needs: {
    type: 'array',
    items: { type: 'string' },
    description: 'Steps that come before; without it the step written above, with [] none',
    examples: [['backup', 'pull'], []],
  },
  foreach: foreachSchema,
  retry: retrySchema,
  timeout: duration('How long one attempt may take', { default: '10m', examples: ['2m'] }),
  continueOnError: flag('Whether the run goes on when the step fails', false),
  target: text('Where the step runs: a target of the environment', 'host'),
};

const undoKeys: { readonly [name: string]: JsonSchema } = {
  rollback: {
    type: 'array',
    items: { $ref: '#/$defs/step' },
    minItems: 1,
    description: 'Steps that take the effect back; they are written to be safe to run twice',
  },
  irreversible: text('Why the effect cannot be taken back', 'mail that was sent stays sent'),
  capture: captureSchema,
  commit: flag('Whether this is the point of no return: once it succeeds, earlier steps are not undone', false),
  onInterrupt: oneOf('What a resumed run does with an attempt that was cut off', [
    'rerun',
    'probe',
    'rollback',
    'ask',
  ]),
};

/** One step, wherever it stands. What only makes sense in some places is checked when names are resolved. */
export const stepSchema: JsonSchema = {
  type: 'object',
  description: 'One step',
  properties: { ...actionKeys, ...flowKeys, ...undoKeys },
  additionalProperties: false,
  anyOf: [{ required: ['uses'] }, { required: ['run'] }],
  not: { type: 'object', required: ['uses', 'run'] },
  examples: [{ id: 'healthy', uses: 'http.check', with: { url: '{{ vars.url }}/api/healthz' } }],
};

/** A list of steps; those of `steps:` must have an id. */
export function stepList(description: string, idIsRequired: boolean): JsonSchema {
  const item: JsonSchema = { $ref: '#/$defs/step' };
  return {
    type: 'array',
    items: idIsRequired ? { allOf: [item], required: ['id'] } : item,
    ...(idIsRequired && { minItems: 1 }),
    description,
  };
}
