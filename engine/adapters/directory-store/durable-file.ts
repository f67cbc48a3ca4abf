import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

/** What was written. */
export interface Written {
  readonly size: number;
  readonly sha256: string;
}

async function writeAll(
  file: FileHandle,
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<Written> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    signal.throwIfAborted();
    hash.update(chunk);
    size += chunk.length;
    await file.writeFile(chunk);
  }
  signal.throwIfAborted();
  await file.sync();
  return { size, sha256: hash.digest('hex') };
}

/** Writes a new file (mode 0600) to the disk itself and returns its size and checksum. */
export async function writeDurably(
  path: string,
  content: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): Promise<Written> {
  const file = await open(path, 'wx', 0o600);
  try {
    return await writeAll(file, content, signal);
  } finally {
    await file.close();
  }
}

/** Appends one line to the disk itself; short lines of several writers do not mix. */
export async function appendDurably(path: string, line: string): Promise<void> {
  const file = await open(path, 'a', 0o600);
  try {
    await file.writeFile(line);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes a directory's new names survive a power cut. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
