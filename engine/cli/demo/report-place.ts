import { accessSync, constants, lstatSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { makeTemporaryFolder } from '../../app/temporary-folder.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Where the report of the demo is written: what was asked for, or a file in the folder for temporary files. That folder
 * belongs to everybody, so what somebody else has there is left alone, and what is no file. Throws a UsageError where
 * nothing could be written, before the demo has begun.
 */
export function reportPlace(asked: string | undefined, cwd: string): string {
  if (asked === undefined) return usualPlace(join(tmpdir(), 'runbook-demo.html'));
  const path = resolve(cwd, asked);
  try {
    accessSync(dirname(path), constants.W_OK | constants.X_OK);
  } catch {
    throw new UsageError(`nothing can be written to ${dirname(path)}, where the report is to go`, [
      'name another file with --report',
    ]);
  }
  return path;
}

function usualPlace(path: string): string {
  const there = lstatSync(path, { throwIfNoEntry: false });
  if (there === undefined || (there.isFile() && there.uid === process.geteuid?.())) return path;
  return join(makeTemporaryFolder('runbook-report-'), 'runbook-demo.html');
}
