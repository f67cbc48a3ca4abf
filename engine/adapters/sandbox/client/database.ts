import { resolve } from 'node:path';
import type { Database } from '../../../ports/database.ts';
import type { Connection } from './connection.ts';

/** The database server of a sandbox. `close` leaves the connection open for the containers. */
export function sandboxDatabase(connection: Connection): Database {
  return {
    identity: async () => connection.call('identity', null),
    names: async () => connection.call('names', null),
    exists: async (database) => connection.call('exists', { database }),
    counts: async (database) => connection.call('counts', { database }),
    value: async (database, sql, parameters = []) =>
      (await connection.call('value', { database, sql, parameters })) ?? undefined,
    size: async (database) => connection.call('size', { database }),
    cluster: async (database) => connection.call('cluster', { database }),
    dumpGlobals: async (path, signal) => {
      await connection.call('dumpGlobals', { path: resolve(path) }, { signal });
    },
    restoreGlobals: async (path, signal) => {
      await connection.call('restoreGlobals', { path: resolve(path) }, { signal });
    },
    dump: async (database, path, signal) =>
      connection.call('dump', { database, path: resolve(path) }, { signal }),
    verify: async (path, signal) => connection.call('verify', { path: resolve(path) }, { signal }),
    restore: async (path, database, signal) => {
      await connection.call('restore', { path: resolve(path), database }, { signal });
    },
    swap: async (live, replacement, keptAs) => {
      await connection.call('swap', { live, replacement, keptAs });
    },
    drop: async (database) => {
      await connection.call('drop', { database });
    },
    setPassword: async (role, password) => {
      await connection.call('setPassword', { role, password });
    },
    accepts: async (role, password) => connection.call('accepts', { role, password }),
    close: () => Promise.resolve(),
  };
}
