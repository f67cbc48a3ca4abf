import { closeSync, openSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { isObject } from '../../runbook/json.ts';
import { errorCode } from '../file-error.ts';

/** The file that keeps what steps printed: one JSON line per piece. */
export interface OutputLog {
  write(step: string, attempt: number, text: string): void;
  close(): void;
}

/** Opens the log when the first piece comes. A log that cannot be written (a full disk) is no reason to stop a run. */
export function openOutputLog(path: string): OutputLog {
  let fd: number | undefined;
  return {
    write(step, attempt, text) {
      try {
        fd ??= openSync(path, 'a', 0o600);
        writeSync(fd, `${JSON.stringify({ step, attempt, text })}\n`);
      } catch {
        // The journal, which matters, reports a full disk.
      }
    },
    close() {
      if (fd !== undefined) closeSync(fd);
      fd = undefined;
    },
  };
}

/** Reads the log back, one piece after the other; nothing when there is none. */
export async function* readOutputLog(
  path: string,
  step: string | undefined,
): AsyncGenerator<{ readonly step: string; readonly text: string }> {
  const file = await open(path, 'r').catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (file === undefined) return;
  for await (const line of file.readLines()) {
    const piece = parsePiece(line);
    if (piece !== undefined && (step === undefined || piece.step === step)) yield piece;
  }
}

/** A torn line was being written when the engine died. */
function parsePiece(line: string): { readonly step: string; readonly text: string } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (!isObject(value)) return undefined;
    const { step, text } = value;
    return typeof step === 'string' && typeof text === 'string' ? { step, text } : undefined;
  } catch {
    return undefined;
  }
}
