import { createHash } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../ports/database.ts';
import type { OpenPorts } from '../compose.ts';
import { sandboxFolders } from '../compose-sandbox.ts';
import { sandboxOf, storesOf } from './cell-place.ts';

/** Everything of a simulated world that a run may touch; names hold `RUN` for the ids of runs. Two worlds are compared part by part. */
export interface World {
  /** What each service runs, and whether it does. */
  readonly services: string;
  /** Digest of the live database: its schema and every row. */
  readonly rows: string;
  /** Digest of all files of the live data: repositories, attachments, keys. */
  readonly files: string;
  /** Names of all databases. */
  readonly databases: readonly string[];
  /** What lies on the host beside the live data: top-level entries, those of the work directory, volumes, and where the links to certificates lead. */
  readonly entries: readonly string[];
  /** Keys of all objects in all stores. */
  readonly objects: readonly string[];
}

/** Parts that hold data of people: they are the old ones or the new ones, never anything between. */
export const dataParts: readonly (keyof World)[] = ['services', 'rows', 'files'];

const runId = /\d{8}[-_]\d{6}[-_][0-9a-z]{4}/g;

/** Reads a cell's world through the ports of its environment. */
export async function readWorld(cell: string, ports: OpenPorts): Promise<World> {
  const containers = await ports.containers();
  const { database = '', data = '', directory = '' } = await containers.attributes();
  const services: string[] = [];
  for (const service of await containers.services()) {
    const { state, image, restarts } = await containers.inspect(service);
    services.push(`${service}: ${state} ${image.ref}@${image.digest.slice(7, 19)} restarts ${restarts}`);
  }
  const names = await sandboxFolders.databaseNames(sandboxOf(cell));
  return {
    services: services.join('; '),
    rows: await rowsDigest(await ports.database(), database).catch(reason),
    files: treeDigest(data),
    databases: names.map(normal).toSorted(),
    entries: hostEntries(directory),
    objects: filesBelow(storesOf(cell)).filter(isObject).map(normal).toSorted(),
  };
}

function reason(error: unknown): string {
  return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

function normal(name: string): string {
  return name.replaceAll(runId, 'RUN');
}

async function rowsDigest(database: Database, name: string): Promise<string> {
  const hash = createHash('sha256');
  const value = async (sql: string): Promise<string> => (await database.value(name, sql)) ?? '';
  hash.update(
    await value(`select string_agg(concat_ws(' ', table_schema, table_name, column_name, data_type, is_nullable, column_default), ';'
      order by table_schema, table_name, ordinal_position)
      from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema')`),
  );
  for (const table of Object.keys(await database.counts(name)).toSorted()) {
    const quoted = table
      .split('.')
      .map((part) => `"${part.replaceAll('"', '""')}"`)
      .join('.');
    const rows = await value(
      `select md5(coalesce(string_agg(t::text, e'\\n' order by t::text), '')) from ${quoted} t`,
    );
    hash.update(`\n${table} ${rows}`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** A digest of paths, kinds and contents. */
function treeDigest(root: string): string {
  if (!existsSync(root)) return 'missing';
  const hash = createHash('sha256');
  for (const path of filesBelow(root)) {
    const full = join(root, path);
    const isLink = lstatSync(full).isSymbolicLink();
    hash
      .update(`${path}\0`)
      .update(isLink ? readlinkSync(full) : readFileSync(full))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** A directory store keeps what is being written beside its objects; a killed writer leaves that, and no reader sees it. */
function isObject(path: string): boolean {
  return !path.split('/').includes('.partial');
}

/** Relative paths of everything but folders, sorted. */
function filesBelow(root: string): readonly string[] {
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .toSorted();
}

function hostEntries(host: string): readonly string[] {
  const work = join(host, 'runbook');
  const below = existsSync(work) ? readdirSync(work).map((name) => `runbook/${name}`) : [];
  const certificates = join(host, 'letsencrypt', 'live');
  const links = filesBelow(certificates).map((path) => `${path} → ${linkOf(join(certificates, path))}`);
  const volumes = join(host, 'volumes');
  const made = existsSync(volumes) ? readdirSync(volumes).map((name) => `volumes/${name}`) : [];
  return [...readdirSync(host), ...below, ...made, ...links].map(normal).toSorted();
}

function linkOf(path: string): string {
  return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : 'a file';
}

/** Names of the parts in which two worlds differ, each with what differs. */
export function differences(is: World, wanted: World, parts: readonly (keyof World)[]): readonly string[] {
  return parts.flatMap((part) => {
    const [left, right] = [listOf(is[part]), listOf(wanted[part])];
    const more = left.filter((each) => !right.includes(each));
    const less = right.filter((each) => !left.includes(each));
    if (more.length === 0 && less.length === 0 && left.length === right.length) return [];
    return [
      `${part}: ${[...more.map((each) => `+ ${each}`), ...less.map((each) => `- ${each}`)].join(', ')}`,
    ];
  });
}

function listOf(part: string | readonly string[]): readonly string[] {
  return typeof part === 'string' ? part.split('; ') : part;
}
