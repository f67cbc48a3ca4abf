/** What a dump was found to hold when it was decoded to its end. */
export interface DumpFacts {
  /** Bytes of the file. */
  readonly bytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
  readonly tables: number;
  /** The tool that read or wrote it, for people: `pg_dump 18.6`, `pglite pg_dump`. */
  readonly tool: string;
}

/** Rows per table, by name. */
export type RowCounts = Readonly<Record<string, number>>;

/** What a server and one of its databases are besides rows. A copy that takes their place has to be the same, but for the version. */
export interface ClusterFacts {
  /** `18.6`. */
  readonly version: string;
  /** Encoding and collation of the database, as one text. */
  readonly locale: string;
  /** Names of the database's extensions, sorted. */
  readonly extensions: readonly string[];
  /** A text for each role of its name, rights, memberships and settings, without its password; sorted. */
  readonly roles: readonly string[];
  /** Names of databases beside this one, without what every server has; sorted. */
  readonly others: readonly string[];
  /** What neither a dump nor `dumpGlobals` takes along, for people: settings of a database, tablespaces. */
  readonly unmovable: readonly string[];
}

/** The PostgreSQL server of a deployment. Paths lie on the target of the containers. The dump's format is the adapter's own. */
export interface Database {
  /** `system_identifier` of the cluster: another one means another (perhaps empty) database. */
  identity(): Promise<string>;
  /** Names of all databases but templates, sorted. */
  names(): Promise<readonly string[]>;
  exists(database: string): Promise<boolean>;
  counts(database: string): Promise<RowCounts>;
  /** One value of one row, as text; for reading versions and markers. `parameters` fill $1, $2 … */
  value(database: string, sql: string, parameters?: readonly string[]): Promise<string | undefined>;
  /** Bytes on disk. */
  size(database: string): Promise<number>;
  cluster(database: string): Promise<ClusterFacts>;
  /** Writes roles with what is kept of their passwords to a new file (mode 0600); a failure leaves no file. */
  dumpGlobals(path: string, signal: AbortSignal): Promise<void>;
  /** Gives a server that has none but its first role those of a file; rejects with `corrupt`. */
  restoreGlobals(path: string, signal: AbortSignal): Promise<void>;
  /** Writes a consistent dump to a new file (mode 0600); a failure leaves no file. */
  dump(database: string, path: string, signal: AbortSignal): Promise<DumpFacts>;
  /** Decodes a dump to its last byte without restoring it; rejects with `corrupt`. */
  verify(path: string, signal: AbortSignal): Promise<DumpFacts>;
  /** Makes a new database from a dump, whole or not at all; rejects with `exists` when the name is taken. */
  restore(path: string, database: string, signal: AbortSignal): Promise<void>;
  /** Renames in one transaction: `live` becomes `keptAs`, `replacement` becomes `live`. No client may be connected: they are ended. */
  swap(live: string, replacement: string, keptAs: string): Promise<void>;
  /** Nothing there is no error. */
  drop(database: string): Promise<void>;
  /** Gives a role another password. Connections that stand stay; it is never written to a log. */
  setPassword(role: string, password: string): Promise<void>;
  /** Whether the server lets a role in by the network with this password. */
  accepts(role: string, password: string, database: string): Promise<boolean>;
  close(): Promise<void>;
}
