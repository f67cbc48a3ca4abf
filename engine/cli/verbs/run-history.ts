import { history } from '../../app/history.ts';
import type { HistoryEntry } from '../../app/history.ts';
import { formatElapsed } from '../../report/elapsed.ts';
import type { Tone } from '../../report/style.ts';
import { renderTable } from '../../report/table.ts';
import type { Cell } from '../../report/table.ts';
import { stateDirectoryFrom } from '../carry-on-request.ts';
import { isOn, textOf } from '../command-spec.ts';
import type { CommandRun, Parsed } from '../command-spec.ts';
import { UsageError } from '../usage-error.ts';

const usualLimit = 20;

/** Prints runs, newest first. */
export const runHistory: CommandRun = async (parsed, io) => {
  const { out } = io;
  const limit = limitOf(parsed);
  const stateDirectory = stateDirectoryFrom(parsed, io);
  const all = await history(stateDirectory);
  const wanted = all.filter((entry) => isWanted(parsed, entry));
  const entries = limit === 0 ? wanted : wanted.slice(0, limit);
  if (isOn(parsed, 'json')) {
    out.line(JSON.stringify(entries));
    return 0;
  }
  if (entries.length === 0) {
    out.line(all.length === 0 ? `no run in ${stateDirectory}` : `none of ${all.length} runs is like that`);
    return 0;
  }
  for (const line of historyLines(entries, out)) out.line(line);
  if (wanted.length > entries.length) {
    out.line(out.paint('faint', `${wanted.length - entries.length} older ones: --limit 0 shows all`));
  }
  return 0;
};

function limitOf(parsed: Parsed): number {
  const given = textOf(parsed, 'limit');
  if (given === undefined) return usualLimit;
  if (!/^\d+$/.test(given)) throw new UsageError(`--limit takes a whole number, not \`${given}\``);
  return Number(given);
}

function isWanted(parsed: Parsed, { runbook, status }: HistoryEntry): boolean {
  const name = textOf(parsed, 'runbook');
  const wanted = textOf(parsed, 'status');
  return (name === undefined || runbook === name) && (wanted === undefined || status === wanted);
}

/** Runs as a table. */
function historyLines(
  entries: readonly HistoryEntry[],
  { width, paint }: { readonly width: () => number; readonly paint: (tone: Tone, text: string) => string },
): string[] {
  const columns = [
    { title: 'RUN' },
    { title: 'RUNBOOK', overflow: 'crop' as const },
    { title: 'ENV', overflow: 'crop' as const },
    { title: 'STATUS' },
    { title: 'TOOK', align: 'right' as const },
    { title: 'BY', overflow: 'crop' as const },
  ];
  const rows = entries.map((entry): Cell[] => [
    entry.run,
    entry.runbook,
    entry.environment,
    { text: entry.status, tone: toneOf(entry.status) },
    entry.endedAt === undefined ? '' : formatElapsed(Date.parse(entry.endedAt) - Date.parse(entry.startedAt)),
    entry.by,
  ]);
  return renderTable(columns, rows, { width: width(), paint });
}

function toneOf(status: HistoryEntry['status']): Tone {
  switch (status) {
    case 'succeeded':
    case 'unchanged':
    case 'resolved':
      return 'good';
    case 'rolled-back':
    case 'cancelled':
    case 'interrupted':
      return 'warn';
    case 'failed':
    case 'rollback-failed':
    case 'damaged':
      return 'bad';
    case 'running':
    case 'waiting':
      return 'accent';
  }
}
