import { DatabaseSync } from 'node:sqlite';

/** A lock that the kernel takes back when its process ends, however it ends. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the lock of a file for this process, or returns undefined when another process has it.
 * Node offers no file locks of its own; SQLite takes the kernel's for an exclusive transaction, and
 * since nothing is ever written, nothing is left to clean up after a kill.
 */
export function takeFolderLock(path: string): FolderLock | undefined {
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = MEMORY');
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return { release: () => database.close() };
}

function isBusy(error: unknown): boolean {
  // SQLITE_BUSY; its extended codes keep it in the lowest byte.
  return error instanceof Error && 'errcode' in error && (Number(error.errcode) & 0xff) === 5;
}
