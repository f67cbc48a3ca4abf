import type { PGlite } from '@electric-sql/pglite';

/**
 * One database, opened. PGlite is PostgreSQL in WebAssembly, in single-user mode: one connection
 * for each data directory, so everything that uses a directory shares it.
 */
export type OpenDatabase = PGlite;

/**
 * PGlite's own start parameters with small buffers and a small log, since a sandbox holds kilobytes
 * and its folder is copied often. `-F` (no fsync) is PGlite's default and kept: what was committed
 * is in the operating system's cache and survives a kill of the process, not a loss of power.
 */
const startParams: string[] = [
  '--single',
  '-F',
  '-O',
  '-j',
  ...settings({
    search_path: 'public',
    exit_on_error: 'false',
    log_checkpoints: 'false',
    max_worker_processes: '0',
    max_parallel_workers: '0',
    max_parallel_workers_per_gather: '0',
    max_parallel_maintenance_workers: '0',
    io_method: 'sync',
    shared_buffers: '4MB',
    wal_buffers: '256kB',
    min_wal_size: '2MB',
    max_wal_size: '8MB',
    max_connections: '4',
  }),
];

function settings(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Opens a data directory; one that was not closed is recovered from its log first. */
export async function openDataDirectory(directory: string): Promise<OpenDatabase> {
  const { PGlite: Server } = await import('@electric-sql/pglite');
  return Server.create({ dataDir: directory, startParams });
}

/**
 * Makes an empty data directory and returns its `system_identifier`. Takes seconds and some 500 MB
 * for a moment, so this happens once per sandbox and new databases are copies of it.
 */
export async function initialiseDataDirectory(directory: string): Promise<string> {
  const { PGlite: Server } = await import('@electric-sql/pglite');
  const database = await Server.create({
    dataDir: directory,
    startParams,
    initDbStartParams: ['--wal-segsize=1'],
  });
  try {
    // Two thirds of the files are databases that a server with one database per directory never reads.
    await database.exec(
      `update pg_database set datistemplate = false where datname in ('template0', 'template1')`,
    );
    await database.exec('drop database template0');
    await database.exec('drop database template1');
    await database.exec('checkpoint');
    const { rows } = await database.query<{ id: string }>(
      'select system_identifier::text as id from pg_control_system()',
    );
    return rows[0]?.id ?? '';
  } finally {
    await database.close();
  }
}
