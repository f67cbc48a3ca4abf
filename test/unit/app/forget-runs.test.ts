import { describe, expect, test } from 'vitest';
import { forgettable } from '../../../engine/app/forget-runs.ts';
import type { HistoryEntry } from '../../../engine/app/history.ts';

const before = Date.UTC(2026, 5, 1);

/** A run of `backup` that ended on a day of 2026. */
function entry(run: string, day: string, more: Partial<HistoryEntry> = {}): HistoryEntry {
  const at = `2026-${day}T02:00:00.000Z`;
  return {
    run,
    runbook: 'backup',
    environment: 'production',
    by: 'me',
    startedAt: at,
    endedAt: at,
    status: 'succeeded',
    exitCode: 0,
    ...more,
  };
}

describe('runs that are not kept', () => {
  test('are both old and not among the newest of their runbook', () => {
    const entries = [entry('e', '07-02'), entry('d', '07-01'), entry('c', '05-03'), entry('b', '05-02')];
    expect(forgettable(entries, 1, before)).toEqual(['c', 'b']);
    expect(forgettable(entries, 3, before)).toEqual(['b']);
    expect(forgettable(entries, 4, before)).toEqual([]);
    expect(forgettable(entries, 1, 0)).toEqual([]);
  });

  test('are counted by runbook', () => {
    const other = entry('d', '05-04', { runbook: 'restore-drill' });
    expect(forgettable([entry('e', '05-05'), other, entry('c', '05-03')], 1, before)).toEqual(['c']);
  });

  test('do not hold the last success in an environment', () => {
    const failed = { status: 'rolled-back', exitCode: 1 } as const;
    const entries = [
      entry('f', '05-06', failed),
      entry('e', '05-05', failed),
      entry('d', '05-04'),
      entry('c', '05-03'),
      entry('b', '05-02', { environment: 'sandbox', status: 'unchanged' }),
    ];
    expect(forgettable(entries, 1, before)).toEqual(['e', 'c']);
  });

  test.each<Partial<HistoryEntry>>([
    { status: 'rollback-failed', exitCode: 4 },
    { status: 'failed', exitCode: 4 },
    { status: 'waiting', endedAt: undefined, exitCode: undefined },
    { status: 'interrupted', endedAt: undefined, exitCode: undefined },
  ])('are none that somebody has to look at: $status, $exitCode', (more) => {
    expect(forgettable([entry('b', '05-02'), entry('a', '05-01', more)], 1, before)).toEqual([]);
  });
});
