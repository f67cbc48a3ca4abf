import { isObject } from '../runbook/json.ts';
import type { JournalEvent } from './event.ts';

/** A journal's bytes, read; `length` is how many of them are whole records. */
export type ParsedJournal =
  | { readonly ok: true; readonly events: readonly JournalEvent[]; readonly length: number }
  | {
      readonly ok: false;
      readonly line: number;
      readonly reason: string;
      /** The records before the damage. */
      readonly events: readonly JournalEvent[];
    };

const lineBreak = 0x0a;

/** One record as a line, with its line break. */
export function journalLine(event: JournalEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/**
 * Reads the records of a journal. It may end with zeros, the room for the next ones. A last line that is not whole was being written when the power
 * went: it is dropped. Anything wrong before that is damage, and an error. Bytes, not text: a record
 * whose letters were lost must not be taken for a whole one.
 */
export function parseJournal(bytes: Uint8Array): ParsedJournal {
  const zero = bytes.indexOf(0);
  if (zero === -1) return parseRecords(bytes);
  const parsed = parseRecords(bytes.subarray(0, zero));
  // What was being written when the power went may lack its beginning; a whole record was not.
  if (!parsed.ok || !holdsRecord(bytes.subarray(zero))) return parsed;
  return damage(parsed.events, 'zeros stand before a record');
}

function holdsRecord(bytes: Uint8Array): boolean {
  let from = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte !== undefined && byte !== 0 && byte !== lineBreak) continue;
    if (at > from && parseRecord(bytes.subarray(from, at)) !== undefined) return true;
    from = at + 1;
  }
  return false;
}

function parseRecords(bytes: Uint8Array): ParsedJournal {
  const events: JournalEvent[] = [];
  let at = 0;
  for (let end = bytes.indexOf(lineBreak); end !== -1; end = bytes.indexOf(lineBreak, at)) {
    const event = parseRecord(bytes.subarray(at, end));
    if (event === undefined && end === bytes.length - 1) break;
    if (event === undefined) return damage(events, 'it is not a record');
    if (event.seq !== events.length + 1) return damage(events, `its number is ${event.seq}`);
    events.push(event);
    at = end + 1;
  }
  return { ok: true, events, length: at };
}

function damage(events: readonly JournalEvent[], reason: string): ParsedJournal {
  return { ok: false, line: events.length + 1, reason, events };
}

function parseRecord(line: Uint8Array): JournalEvent | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
    if (!isObject(value)) return undefined;
    const { seq, at, event } = value;
    const isRecord = typeof seq === 'number' && typeof at === 'string' && typeof event === 'string';
    return isRecord ? (value as unknown as JournalEvent) : undefined;
  } catch {
    return undefined;
  }
}
