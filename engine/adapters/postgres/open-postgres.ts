import { posix } from 'node:path';
import type { Database, RowCounts } from '../../ports/database.ts';
import { PortError } from '../../ports/port-error.ts';
import type { Transport } from '../../ports/transport.ts';
import { openCapture } from '../posix/capture.ts';
import { readClusterFacts } from './cluster-facts.ts';
import { dumpFacts, openDump, readDump, writeDump } from './dump-file.ts';
import { readGlobals, writeGlobals } from './globals-file.ts';
import { openPsql, type Psql } from './psql.ts';
import { identifier, literal } from './quote.ts';
import { scramVerifier } from './scram.ts';
import { signsIn } from './sign-in.ts';
import { type ContainerDoor, openServerPrograms, type ServerPrograms } from './server-programs.ts';

/** Where the server is. */
export interface PostgresSettings {
  /** The target that the containers run on; dumps lie there. */
  readonly transport: Transport;
  /** Finds the server's running container. */
  readonly door: () => Promise<ContainerDoor>;
  /** A superuser, as the image made it; it gets in through the container's local socket. */
  readonly user: string;
}

/** There in every cluster; what is done to other databases is done from here. */
const maintenance = 'postgres';

/** How often a swap is tried when clients come back between their end and the renaming. */
const swapAttempts = 5;

/** The PostgreSQL server of a deployment, through the programs of its own container. */
export function openPostgres(settings: PostgresSettings): Database {
  const { transport, user } = settings;
  const capture = openCapture(transport, 'postgres');
  const programs = openServerPrograms({ transport, capture, door: settings.door });
  const psql = openPsql(programs, user);
  const one = async (script: string): Promise<string | undefined> =>
    (await psql.rows(maintenance, script))[0]?.[0];
  const exists = async (name: string): Promise<boolean> =>
    (await one(`select 1 from pg_database where datname = ${literal(name)};`)) === '1';
  const drop = async (name: string): Promise<void> => {
    await psql.rows(maintenance, `drop database if exists ${identifier(name)} with (force);`);
  };
  return {
    identity: async () => (await one('select system_identifier from pg_control_system();')) ?? '',
    async names() {
      const found = await psql.rows(maintenance, 'select datname from pg_database where not datistemplate;');
      return found.map(([name = '']) => name).toSorted();
    },
    exists,
    counts: async (name) => countRows(psql, name),
    value: async (name, sql, parameters = []) => readValue(psql, name, sql, parameters),
    async size(name) {
      return Number(await one(`select pg_database_size(${literal(name)});`));
    },
    cluster: async (name) => readClusterFacts(psql, name),
    dumpGlobals: async (path, signal) =>
      writeWhole(programs, path, signal, async (part) =>
        writeGlobals(programs, { user, path: part }, signal),
      ),
    restoreGlobals: async (path, signal) => readGlobals(programs, { user, path }, signal),
    async dump(name, path, signal) {
      await writeWhole(programs, path, signal, async (part) =>
        writeDump(programs, { user, database: name, path: part }, signal),
      );
      return dumpFacts(programs, path, signal);
    },
    verify: async (path, signal) => readDump(programs, path, signal),
    async restore(path, name, signal) {
      signal.throwIfAborted();
      // Every byte is checked before the server hears of it.
      await openDump(programs, path, ['true'], signal);
      // Refused when the name is taken, and then nothing is dropped.
      await psql.rows(maintenance, `create database ${identifier(name)} template template0;`, signal);
      try {
        await restoreInto(programs, psql, { user, database: name, path }, signal);
      } catch (error) {
        await drop(name);
        throw error;
      }
    },
    swap: async (live, replacement, keptAs) => swapNames(psql, { live, replacement, keptAs }),
    drop,
    async setPassword(role, password) {
      // What the server gets, and might log, is a verifier.
      await psql.rows(
        maintenance,
        `alter role ${identifier(role)} password ${literal(scramVerifier(password))};`,
      );
    },
    accepts: async (role, password, name) => signsIn(programs, { role, password, database: name }),
    close: () => Promise.resolve(),
  };
}

async function restoreInto(
  programs: ServerPrograms,
  psql: Psql,
  { user, database, path }: { readonly user: string; readonly database: string; readonly path: string },
  signal: AbortSignal,
): Promise<void> {
  const options = ['--format=custom', '--single-transaction', '--exit-on-error', '--no-password'];
  const argv = ['pg_restore', ...options, `--username=${user}`, `--dbname=${database}`];
  await openDump(programs, path, argv, signal);
  // A dump brings no statistics, without which queries of a large database crawl.
  await psql.rows(database, 'analyze;', signal);
}

/** A new file, whole or not there; `write` gets the name that it has until then. */
async function writeWhole(
  { files }: ServerPrograms,
  path: string,
  signal: AbortSignal,
  write: (part: string) => Promise<void>,
): Promise<void> {
  signal.throwIfAborted();
  const taken = new PortError('exists', `${path} exists already`, { help: 'dumps are not replaced' });
  if ((await files.facts(path)) !== undefined) throw taken;
  const part = posix.join(posix.dirname(path), `.${posix.basename(path)}.partial`);
  try {
    await files.remove(part);
    await write(part);
    if ((await files.facts(path)) !== undefined) throw taken;
    await files.rename(part, path);
  } catch (error) {
    await files.remove(part);
    throw error;
  }
}

/** All tables in one snapshot. Those of `public` go by their name alone, others by `schema.table`. */
async function countRows(psql: Psql, database: string): Promise<RowCounts> {
  const script = `
begin isolation level repeatable read read only;
select string_agg(format('select %L, count(*) from %I.%I',
  case when n.nspname = 'public' then c.relname::text else n.nspname || '.' || c.relname end, n.nspname, c.relname),
  ' union all ' order by n.nspname, c.relname)
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'r' and n.nspname <> 'information_schema' and n.nspname !~ '^pg_'
\\gexec
commit;
`;
  const rows = await psql.rows(database, script);
  return Object.fromEntries(rows.map(([name = '', count = '']) => [name, Number(count)]));
}

async function readValue(
  psql: Psql,
  database: string,
  sql: string,
  parameters: readonly string[],
): Promise<string | undefined> {
  // Nothing that a value can be; so null and an empty text are told apart.
  const nothing = '\u0001null\u0001';
  const given = parameters.length === 0 ? '' : `(${parameters.map(literal).join(', ')})`;
  const script = `
\\pset null ${nothing}
begin read only;
prepare asked as ${sql.replace(/;\s*$/u, '')};
execute asked${given};
rollback;
`;
  const [first] = await psql.rows(database, script);
  const value = first?.[0];
  return value === nothing ? undefined : value;
}

async function swapNames(
  psql: Psql,
  {
    live,
    replacement,
    keptAs,
  }: { readonly live: string; readonly replacement: string; readonly keptAs: string },
): Promise<void> {
  const both = `${literal(live)}, ${literal(replacement)}`;
  const missing = (name: string): string =>
    `if not exists (select from pg_database where datname = ${literal(name)}) then
      raise exception using message = ${literal(`database "${name}" does not exist`)}; end if;`;
  // Nobody is sent away for a swap that cannot be.
  const script = `
do $check$ begin
  ${missing(live)}
  ${missing(replacement)}
  if exists (select from pg_database where datname = ${literal(keptAs)}) then
    raise exception using message = ${literal(`database "${keptAs}" already exists`)}; end if;
end $check$;
select count(pg_terminate_backend(pid, 5000)) from pg_stat_activity where datname in (${both}) and pid <> pg_backend_pid();
begin;
alter database ${identifier(live)} rename to ${identifier(keptAs)};
alter database ${identifier(replacement)} rename to ${identifier(live)};
commit;
`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await psql.rows(maintenance, script);
      return;
    } catch (error) {
      const busy = error instanceof PortError && /being accessed by other users/u.test(error.message);
      if (!busy || attempt === swapAttempts) throw error;
    }
  }
}
