import { fdatasyncSync, ftruncateSync, writeSync, closeSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import type { JournalEvent } from '../../journal/event.ts';
import { journalLine } from '../../journal/parse-journal.ts';
import { PortError } from '../../ports/port-error.ts';
import { fileError } from '../file-error.ts';

/** The end of a journal file that records are added to. */
export interface JournalWriter {
  append(events: readonly JournalEvent[]): void;
  close(): void;
}

/**
 * Writes records so that they are on disk when `append` returns. It blocks: a record takes a
 * fraction of a millisecond, and nothing may happen before it is there. A record that could not
 * be written whole is taken back, and nothing is written behind it.
 */
export function openWriter(fd: number, path: string, length: number): JournalWriter {
  let size = length;
  let broken: Error | undefined;
  const write = (bytes: Uint8Array): void => {
    for (let at = 0; at < bytes.length;) {
      at += writeSync(fd, bytes, at, bytes.length - at, size + at);
    }
    fdatasyncSync(fd);
    size += bytes.length;
  };
  return {
    append(events) {
      if (broken !== undefined) throw broken;
      try {
        write(Buffer.from(events.map(journalLine).join('')));
      } catch (error) {
        broken = fileError(`write the journal ${path}`, error);
        takeBack(fd, size);
        throw broken;
      }
    },
    close() {
      broken ??= new PortError('failed', `the journal ${path} is closed`);
      closeSync(fd);
    },
  };
}

function takeBack(fd: number, size: number): void {
  try {
    ftruncateSync(fd, size);
  } catch {
    // The reader drops a torn last record as well.
  }
}
