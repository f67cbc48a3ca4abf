import type { DumpFacts, RowCounts } from '../../../ports/database.ts';
import { PortError } from '../../../ports/port-error.ts';
import { canonicalOrder } from './canonical-order.ts';
import type { Cluster } from './cluster.ts';
import { readDump, writeDump } from './dump-file.ts';
import type { OpenDatabase } from './server.ts';

/** Rows of every table; those outside of `public` go by `schema.table`. */
export async function countRows(cluster: Cluster, database: string): Promise<RowCounts> {
  return cluster.use(database, async (opened) => {
    const { rows } = await opened.query<{ name: string; quoted: string }>(
      `select case when schemaname = 'public' then tablename else schemaname || '.' || tablename end as name,
              format('%I.%I', schemaname, tablename) as quoted
         from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const counts: Record<string, number> = {};
    for (const { name, quoted } of rows) {
      const answer = await opened.query<{ n: string }>(`select count(*)::text as n from ${quoted}`);
      counts[name] = Number(answer.rows[0]?.n ?? 0);
    }
    return counts;
  });
}

/** The first column of the first row as PostgreSQL writes it; undefined for no row and for null. */
export async function readValue(
  cluster: Cluster,
  database: string,
  sql: string,
  parameters: readonly string[],
): Promise<string | undefined> {
  return cluster.use(database, async (opened) => {
    try {
      const { resultFields } = await opened.describeQuery(sql);
      const asText = Object.fromEntries(resultFields.map((f) => [f.dataTypeID, (x: string) => x]));
      return await opened.transaction(async (transaction) => {
        await transaction.exec('set transaction read only');
        const { rows } = await transaction.query<(string | null)[]>(sql, [...parameters], {
          rowMode: 'array',
          parsers: asText,
        });
        return rows[0]?.[0] ?? undefined;
      });
    } catch (error) {
      throw new PortError('failed', `the database "${database}" refused a query: ${text(error)}`);
    }
  });
}

/** Dumps with PostgreSQL's own pg_dump, in WebAssembly, and sorts what it leaves to chance. */
export async function dumpText(opened: OpenDatabase): Promise<string> {
  const { pgDump } = await import('@electric-sql/pglite-tools/pg_dump');
  try {
    const file = await pgDump({ pg: opened, args: ['--no-owner', '--no-privileges'] });
    return canonicalOrder(await file.text());
  } finally {
    // pg_dump shares the only session and leaves it in its read-only transaction with its settings.
    await opened.exec('rollback');
    await opened.exec('discard all');
  }
}

/** Writes a dump of the database to a new file. */
export async function dump(
  cluster: Cluster,
  database: string,
  path: string,
  signal: AbortSignal,
): Promise<DumpFacts> {
  const sql = await cluster.use(database, async (opened) => {
    signal.throwIfAborted();
    return dumpText(opened);
  });
  return writeDump(path, sql, toolOf(sql), signal);
}

/** What to restore, and whether the server is one that ends in the middle of it. */
export interface RestoreWish {
  readonly path: string;
  readonly database: string;
  readonly diesHalfWay: boolean;
}

/** Makes a database from a dump, whole or not at all. */
export async function restore(
  cluster: Cluster,
  { path, database, diesHalfWay }: RestoreWish,
  signal: AbortSignal,
): Promise<void> {
  const { sql } = await readDump(path);
  await cluster.create(database, async (opened) => {
    signal.throwIfAborted();
    try {
      await opened.exec(`begin;\n${sql}\n${diesHalfWay ? 'rollback' : 'commit'};`);
    } catch (error) {
      throw new PortError('corrupt', `the dump ${path} could not be restored: ${text(error)}`);
    }
    if (diesHalfWay) {
      throw new PortError('failed', `restoring ${path} failed: server closed the connection unexpectedly`);
    }
    signal.throwIfAborted();
  });
}

function toolOf(sql: string): string {
  const version = /^-- Dumped by pg_dump version (\S+)/m.exec(sql)?.[1];
  return `pglite pg_dump${version === undefined ? '' : ` ${version}`} (sandbox)`;
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
