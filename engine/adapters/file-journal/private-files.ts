import { Buffer } from 'node:buffer';
import { closeSync, fsyncSync, mkdirSync, openSync, statSync, writeSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname } from 'node:path';
import { PortError } from '../../ports/port-error.ts';
import { errorCode, fileError } from '../file-error.ts';
import { makeFolder } from '../make-folder.ts';

const groupAndOthersWrite = 0o022;
const otherPlace = 'run as its owner, or name another state directory with --state-dir';

/** As `fileError`; where this user may not do it, another place for the state is a way out as well. */
export function placeError(tried: string, error: unknown): Error {
  const failure = fileError(tried, error);
  if (!(failure instanceof PortError) || !['EACCES', 'EPERM'].includes(errorCode(error) ?? ''))
    return failure;
  return new PortError(failure.kind, failure.message, { cause: error, help: otherPlace });
}

/** Makes a directory that only its owner can enter, with its missing parents. */
export function makePrivateDirectory(path: string): void {
  try {
    makeFolder(path);
  } catch (error) {
    throw placeError(`make the directory ${path}`, error);
  }
}

/** Makes a directory that is not there yet, with its missing parents; `exists` when it is. */
export function makeNewDirectory(path: string): void {
  makePrivateDirectory(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    throw placeError(`make the directory ${path}`, error);
  }
}

/** Refuses files and directories that somebody else could have written to: what is in them would be believed. */
export function checkPrivate(...paths: readonly string[]): void {
  for (const path of paths) checkOne(path);
}

function checkOne(path: string): void {
  const facts = factsOf(path);
  if (facts === undefined) return;
  const user = process.geteuid?.();
  if (user !== undefined && facts.uid !== user) {
    throw new PortError('refused', `${path} belongs to another user`, {
      help: otherPlace,
    });
  }
  if ((facts.mode & groupAndOthersWrite) !== 0) {
    throw new PortError('refused', `${path} can be written by others`, {
      help: `chmod go-w ${path}`,
    });
  }
}

function factsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw placeError(`look at ${path}`, error);
  }
}

/** Makes the entries of a directory durable. */
export function syncDirectory(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Writes a new file and syncs it; `exists` when there is one. */
export function writeNewFile(path: string, content: string): void {
  try {
    const fd = openSync(path, 'wx', 0o600);
    try {
      const bytes = Buffer.from(content);
      for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    syncDirectory(dirname(path));
  } catch (error) {
    throw fileError(`write ${path}`, error);
  }
}
