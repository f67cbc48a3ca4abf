import { isObject } from '../runbook/json.ts';
import type { JournalEvent } from './event.ts';

/** A journal's text, read; `length` is how many bytes of it are whole records. */
export type ParsedJournal =
  | { readonly ok: true; readonly events: readonly JournalEvent[]; readonly length: number }
  | { readonly ok: false; readonly line: number; readonly reason: string };

/** One record as a line, with its line break. */
export function journalLine(event: JournalEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/**
 * Reads the records of a journal. A last line that is not whole was being written when the power
 * went: it is dropped. Anything wrong before that is damage, and an error.
 */
export function parseJournal(text: string): ParsedJournal {
  const events: JournalEvent[] = [];
  let at = 0;
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', at)) {
    const event = parseRecord(text.slice(at, end));
    const isLast = end === text.length - 1;
    if (event === undefined && isLast) break;
    if (event === undefined) return damage(events, 'it is not a record');
    if (event.seq !== events.length + 1) return damage(events, `its number is ${event.seq}`);
    events.push(event);
    at = end + 1;
  }
  return { ok: true, events, length: new TextEncoder().encode(text.slice(0, at)).length };
}

function damage(events: readonly JournalEvent[], reason: string): ParsedJournal {
  return { ok: false, line: events.length + 1, reason };
}

function parseRecord(line: string): JournalEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (!isObject(value)) return undefined;
    const { seq, at, event } = value;
    const isRecord = typeof seq === 'number' && typeof at === 'string' && typeof event === 'string';
    return isRecord ? (value as unknown as JournalEvent) : undefined;
  } catch {
    return undefined;
  }
}
