import type { ExecResult } from '../../../ports/transport.ts';
import { type ProgramRun, exit, option, succeeded, unknownProgram } from './program-run.ts';

/** `pg_isready`, `psql -c` and the version of `postgres`. */
export async function runPostgres(
  run: ProgramRun,
  name: string,
  args: readonly string[],
): Promise<ExecResult> {
  switch (name) {
    case 'pg_isready':
      await run.write('stdout', '127.0.0.1:5432 - accepting connections\n');
      return succeeded;
    case 'postgres':
    case 'psql':
      if (args[0] === '--version' || args[0] === '-V') {
        await run.write('stdout', `${name} (PostgreSQL) ${run.image.release} (sandbox)\n`);
        return succeeded;
      }
      return name === 'psql' ? runPsql(run, args) : unknownProgram(run);
    default:
      return unknownProgram(run);
  }
}

/**
 * Leaves values as PostgreSQL writes them: bool, bytea, int8, int2, int4, json, float4, float8,
 * date, timestamp, timestamptz, jsonb; all others are text anyway, arrays of them excepted.
 */
const asWritten: Readonly<Record<number, (text: string) => string>> = Object.fromEntries(
  [16, 17, 20, 21, 23, 114, 700, 701, 1082, 1114, 1184, 3802].map((type) => [
    type,
    (text: string): string => text,
  ]),
);

/** `psql -d DATABASE -c SQL`, printing rows as `-At` does. */
async function runPsql(run: ProgramRun, args: readonly string[]): Promise<ExecResult> {
  const database = option(args, '-d') ?? option(args, '--dbname') ?? 'gitea';
  const sql = option(args, '-c') ?? option(args, '--command') ?? run.stdin.toString();
  try {
    const rows = await run.machine.storage(database)(async (opened) => {
      const results = await opened.exec(sql, { rowMode: 'array', parsers: asWritten });
      return results.flatMap((result) => result.rows.map((row): unknown[] => Object.values(row)));
    });
    for (const row of rows) {
      const cells = row.map((cell) => (typeof cell === 'string' ? cell : ''));
      await run.write('stdout', `${cells.join('|')}\n`);
    }
    return succeeded;
  } catch (error) {
    await run.write('stderr', `ERROR:  ${error instanceof Error ? error.message : String(error)}\n`);
    return exit(1);
  }
}
