import type { ClusterFacts } from '../../../ports/database.ts';
import { PortError } from '../../../ports/port-error.ts';
import type { Cluster, Passwords } from './cluster.ts';
import { readDump, writeDump } from './dump-file.ts';

/** What the cluster and one of its databases are besides rows. Its roles are those whose passwords it knows. */
export async function clusterFacts(
  cluster: Cluster,
  database: string,
  version: string,
): Promise<ClusterFacts> {
  const { locale, extensions } = await cluster.use(database, async (opened) => {
    const { rows } = await opened.query<{ locale: string; extensions: string[] }>(
      `select concat_ws(' ', pg_encoding_to_char(encoding), 'collation', datcollate, 'characters', datctype) as locale,
          (select array_agg(extname::text order by extname) from pg_extension) as extensions
        from pg_database where datname = current_database()`,
    );
    return rows[0] ?? { locale: '', extensions: [] };
  });
  return {
    version,
    locale,
    extensions,
    roles: Object.keys(cluster.passwords)
      .toSorted()
      .map((role) => `${role} login password`),
    others: cluster.names().filter((name) => name !== database),
    unmovable: [],
  };
}

/** Writes what is kept of the passwords of roles to a new file, sealed as a dump is. */
export async function dumpGlobals(cluster: Cluster, path: string, signal: AbortSignal): Promise<void> {
  await writeDump(path, JSON.stringify(cluster.passwords), 'roles (sandbox)', signal);
}

/** Gives the cluster the roles of a file. */
export async function restoreGlobals(cluster: Cluster, path: string): Promise<void> {
  const { sql, facts } = await readDump(path);
  if (facts.tool !== 'roles (sandbox)') throw new PortError('corrupt', `${path} holds no roles`);
  await cluster.addPasswords(JSON.parse(sql) as Passwords);
}
