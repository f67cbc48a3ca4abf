import type { HistoryEntry } from '../../app/history.ts';
import type { CommandSpec } from '../command-spec.ts';
import { outputFlags, stateFlags } from '../shared-flags.ts';

const statuses = [
  'running',
  'waiting',
  'interrupted',
  'succeeded',
  'unchanged',
  'rolled-back',
  'rollback-failed',
  'failed',
  'cancelled',
  'resolved',
  'damaged',
] as const satisfies readonly HistoryEntry['status'][];

/** `runbook history`. */
export const history: CommandSpec = {
  name: 'history',
  summary: 'List past and unfinished runs, newest first',
  description: 'Runs that need somebody (waiting, interrupted, rollback failed) stand out.',
  examples: [
    { does: 'The last twenty', line: 'runbook history' },
    { does: 'Of one runbook', line: 'runbook history --runbook backup' },
  ],
  args: [],
  flags: {
    runbook: { kind: 'value', placeholder: 'NAME', summary: 'Only runs of this runbook' },
    status: {
      kind: 'value',
      placeholder: 'STATUS',
      options: statuses,
      summary: `Only runs with this status: ${statuses.join(', ')}`,
    },
    limit: { kind: 'value', placeholder: 'N', summary: 'How many; 20 by default, 0 for all' },
    ...stateFlags,
    ...outputFlags,
  },
  load: async () => (await import('../verbs/run-history.ts')).runHistory,
};
