import type { Schema } from '../runbook/schema.ts';

interface Fields {
  readonly [name: string]: Schema | undefined;
}

/** What every expression can read of the run itself. */
export const earlyRunFields: Fields = {
  id: { type: 'string', description: 'Id of the run' },
  runbook: { type: 'string', description: 'Name of the runbook that the run is of' },
};

/** What steps under `finally` can read as well. */
export const lateRunFields: Fields = {
  outcome: {
    type: 'string',
    enum: ['succeeded', 'unchanged', 'rolled-back', 'rollback-failed', 'failed', 'cancelled'],
    description: 'How the run ended',
  },
  failure: { type: 'string', description: 'What failed and why, empty when nothing did' },
  message: { type: 'string', description: 'The message of the `finish` step that ended the run, else empty' },
};
