import type { ClusterFacts } from '../../ports/database.ts';
import { PortError } from '../../ports/port-error.ts';
import type { Psql } from './psql.ts';
import { literal } from './quote.ts';

/** Works on every supported version: what a catalogue calls differently there is read by way of JSON. */
const question = (database: string): string => `
select json_build_object(
  'version', split_part(current_setting('server_version'), ' ', 1),
  'locale', (select concat_ws(' ', pg_encoding_to_char(d.encoding), 'collation', d.datcollate, 'characters', d.datctype,
      'provider', d.datlocprovider, coalesce(to_jsonb(d) ->> 'datlocale', to_jsonb(d) ->> 'daticulocale'))
    from pg_database d where d.datname = ${literal(database)}),
  'extensions', (select coalesce(json_agg(extname order by extname collate "C"), '[]') from pg_extension),
  'roles', (select json_agg(concat_ws(' ', r.rolname,
      case when r.rolsuper then 'superuser' end, case when not r.rolinherit then 'noinherit' end,
      case when r.rolcreaterole then 'createrole' end, case when r.rolcreatedb then 'createdb' end,
      case when r.rolcanlogin then 'login' end, case when r.rolreplication then 'replication' end,
      case when r.rolbypassrls then 'bypassrls' end, case when r.rolpassword is not null then 'password' end,
      case when r.rolconnlimit <> -1 then 'connections=' || r.rolconnlimit end, 'until=' || r.rolvaliduntil,
      (select string_agg('in=' || g.rolname || case when m.admin_option then '+admin' else '' end, ' ' order by g.rolname collate "C")
        from pg_auth_members m join pg_authid g on g.oid = m.roleid where m.member = r.oid),
      (select string_agg(each, ' ' order by each collate "C")
        from pg_db_role_setting s, unnest(s.setconfig) each where s.setrole = r.oid and s.setdatabase = 0))
      order by r.rolname collate "C")
    from pg_authid r where r.rolname !~ '^pg_'),
  'others', (select coalesce(json_agg(datname order by datname collate "C"), '[]') from pg_database
    where not datistemplate and datname not in ('postgres', ${literal(database)})),
  'unmovable', (select coalesce(json_agg(what order by what collate "C"), '[]') from (
    select 'the settings of database ' || d.datname as what
      from pg_db_role_setting s join pg_database d on d.oid = s.setdatabase
      where d.datname in ('postgres', ${literal(database)})
    union select 'the tablespace ' || spcname from pg_tablespace where spcname !~ '^pg_') found));`;

/** Reads what a server and one of its databases are; `not-found` when there is no such database. */
export async function readClusterFacts(psql: Psql, database: string): Promise<ClusterFacts> {
  const [first] = await psql.rows(database, question(database));
  const facts: unknown = JSON.parse(first?.[0] ?? 'null');
  if (isClusterFacts(facts)) return facts;
  throw new PortError('unsupported', 'the database server describes itself in a way that is not known');
}

function isClusterFacts(value: unknown): value is ClusterFacts {
  if (typeof value !== 'object' || value === null) return false;
  const words = ['version', 'locale', 'extensions', 'roles', 'others', 'unmovable'];
  return words.every((word) => word in value);
}
