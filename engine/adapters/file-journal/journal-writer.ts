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

/** Bytes that are kept free behind the records. */
const reserve = 64 * 1024;

/**
 * Writes records so that they are on disk when `append` returns. It blocks: a record takes a
 * fraction of a millisecond, and nothing may happen before it is there. A record that could not
 * be written whole is taken back, and nothing is written behind it.
 *
 * Room is taken beforehand, as zeros, which `close` gives back: when a step fills the disk, what came of it
 * can still be written down; and a record costs a third, since the file's size and blocks stay as they are.
 */
export function openWriter(fd: number, path: string, length: number): JournalWriter {
  let size = length;
  let reserved = length;
  let broken: Error | undefined;
  const write = (bytes: Uint8Array): void => {
    if (size + bytes.length > reserved) {
      reserved = size + bytes.length + reserve;
      zeroFill(fd, size, reserved);
    }
    writeAll(fd, bytes, size);
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
      if (broken === undefined) takeBack(fd, size);
      broken ??= new PortError('failed', `the journal ${path} is closed`);
      closeSync(fd);
    },
  };
}

function writeAll(fd: number, bytes: Uint8Array, position: number): void {
  for (let at = 0; at < bytes.length;) {
    at += writeSync(fd, bytes, at, bytes.length - at, position + at);
  }
}

function zeroFill(fd: number, from: number, to: number): void {
  try {
    writeAll(fd, Buffer.alloc(to - from), from);
  } catch {
    // There is no room to spare; whether there is enough for the record shows when it is written.
  }
}

function takeBack(fd: number, size: number): void {
  try {
    ftruncateSync(fd, size);
  } catch {
    // The reader drops a torn last record as well.
  }
}
