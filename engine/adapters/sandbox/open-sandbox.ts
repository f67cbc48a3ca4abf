import { resolve } from 'node:path';
import type { Containers } from '../../ports/containers.ts';
import type { Database } from '../../ports/database.ts';
import { connect } from './client/connection.ts';
import { sandboxContainers } from './client/containers.ts';
import { sandboxDatabase } from './client/database.ts';

/** A folder that plays a host, switched on. */
export interface Sandbox {
  readonly directory: string;
  readonly containers: Containers;
  readonly database: Database;
  /** Leaves the machine; without grace, and when nobody else uses it, it is off when this resolves. */
  close(): Promise<void>;
}

/** How a sandbox is opened. */
export interface SandboxOptions {
  /** Milliseconds that the machine stays on after the last engine has left; 1000 unless told. */
  readonly grace?: number;
}

/**
 * Opens the sandbox in a folder. A missing or empty folder becomes a new host first, which takes
 * seconds; one that holds something else is `refused`. The machine runs in a process of its own and
 * is switched on here where it is off.
 */
export async function openSandbox(directory: string, options: SandboxOptions = {}): Promise<Sandbox> {
  const connection = await connect(resolve(directory), options.grace ?? 1000);
  return {
    directory: resolve(directory),
    containers: sandboxContainers(connection),
    database: sandboxDatabase(connection),
    close: async () => connection.close(),
  };
}
