import { closeSync, openSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { PortError } from '../../../ports/port-error.ts';
import { makeFolder } from '../../make-folder.ts';

/** Longest path of a socket that every system takes, in bytes. */
const longest = 100;

/** A path by which a socket can be reached until it is closed. */
export interface SocketPath {
  readonly path: string;
  close(): void;
}

/**
 * The path of a socket, made short where the folder's own is too long for the system call: Linux
 * lets a process name a folder by a descriptor. The folder is made where it is missing.
 */
export function socketPath(path: string): SocketPath {
  if (Buffer.byteLength(path) <= longest) return { path, close: () => undefined };
  if (process.platform !== 'linux') {
    throw new PortError('unsupported', `the path of the sandbox folder is too long: ${path}`, {
      help: `This system allows ${longest} bytes. Name a folder with a shorter path.`,
    });
  }
  makeFolder(dirname(path));
  const directory = openSync(dirname(path), 'r');
  return {
    path: `/proc/self/fd/${directory}/${basename(path)}`,
    close: () => closeSync(directory),
  };
}
