import type { JournalEvent } from '../journal/event.ts';

/**
 * Milliseconds that a run may still take: its timeout less the time that engines worked on it. The
 * time between an engine's last record and the next `run-resumed` is downtime, and so is waiting.
 */
export function timeLeft(timeout: number | undefined, events: readonly JournalEvent[]): number | undefined {
  if (timeout === undefined) return undefined;
  let spent = 0;
  for (const [index, event] of events.entries()) {
    const before = events[index - 1];
    if (before === undefined || event.event === 'run-resumed') continue;
    spent += Date.parse(event.at) - Date.parse(before.at);
  }
  return Math.max(0, timeout - spent);
}
