import { closeSync, fdatasync, fdatasyncSync, ftruncateSync, writeSync } from 'node:fs';
import { Buffer } from 'node:buffer';
import type { JournalEvent } from '../../journal/event.ts';
import { journalLine } from '../../journal/parse-journal.ts';
import { PortError } from '../../ports/port-error.ts';
import { fileError } from '../file-error.ts';

/** The end of a journal file that records are added to. */
export interface JournalWriter {
  /**
   * Resolves when the records are on disk; those of several calls get there in the order of the calls.
   * Everything stands still meanwhile, unless the engine is `busy` with other steps.
   */
  append(events: readonly JournalEvent[], busy: boolean): Promise<void>;
  /** Waits for what is on its way to the disk. */
  close(): Promise<void>;
}

/** Bytes that are kept free behind the records. */
const reserve = 64 * 1024;

/**
 * Writes records and has the disk confirm them: at once, a fraction of a millisecond on a good disk, or on
 * another thread while other steps go on, which takes a little longer. Whoever appends waits before anything
 * depends on a record. One that could not be written whole, or was not confirmed, is taken back, and nothing
 * is written behind it.
 *
 * Room is taken beforehand, as zeros, which `close` gives back: when a step fills the disk, what came of it
 * can still be written down; and a record costs a third, since the file's size and blocks stay as they are.
 */
export function openWriter(fd: number, path: string, length: number): JournalWriter {
  let size = length;
  let reserved = length;
  let broken: Error | undefined;
  let underWay = 0;
  let last: Promise<void> = Promise.resolve();
  const write = (bytes: Uint8Array): void => {
    if (size + bytes.length > reserved) {
      reserved = size + bytes.length + reserve;
      zeroFill(fd, size, reserved);
    }
    writeAll(fd, bytes, size);
  };
  const appendOne = async (events: readonly JournalEvent[], busy: boolean): Promise<void> => {
    if (broken !== undefined) throw broken;
    try {
      const bytes = Buffer.from(events.map(journalLine).join(''));
      write(bytes);
      if (busy) await dataSync(fd);
      else fdatasyncSync(fd);
      size += bytes.length;
    } catch (error) {
      broken = fileError(`write the journal ${path}`, error);
      takeBack(fd, size);
      throw broken;
    }
  };
  const settle = (): void => {
    underWay -= 1;
  };
  return {
    append(events, busy) {
      // The disk may take up what it is given in any order, so it gets one at a time.
      const mine = underWay === 0 ? appendOne(events, busy) : last.then(() => appendOne(events, busy));
      underWay += 1;
      last = mine.then(settle, settle);
      return mine;
    },
    async close() {
      await last;
      if (broken === undefined) takeBack(fd, size);
      broken ??= new PortError('failed', `the journal ${path} is closed`);
      closeSync(fd);
    },
  };
}

/** On another thread. */
function dataSync(fd: number): Promise<void> {
  return new Promise((resolve, reject) => {
    fdatasync(fd, (error) => (error === null ? resolve() : reject(error)));
  });
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
