import { createHash } from 'node:crypto';
import { type FileHandle, link, open, readFile, rm } from 'node:fs/promises';
import type { DumpFacts } from '../../../ports/database.ts';
import { PortError } from '../../../ports/port-error.ts';
import { fileError } from '../../file-error.ts';

/*
 * The sandbox's own dump format: a line that names it, a line of JSON with the length of what
 * follows, the SQL, and a line with the sha256 of everything before it. A cut or a changed byte
 * anywhere is found.
 */
const magic = 'runbook sandbox dump 1\n';
const footerLength = 'sha256 '.length + 64 + 1;

interface Header {
  readonly tool: string;
  readonly tables: number;
  /** Bytes of the SQL. */
  readonly length: number;
}

/** What a dump holds. */
export interface Dump {
  readonly sql: string;
  readonly facts: DumpFacts;
}

/** Writes a dump to a new file (mode 0600), on disk when this resolves; a failure leaves no file. */
export async function writeDump(
  path: string,
  sql: string,
  tool: string,
  signal: AbortSignal,
): Promise<DumpFacts> {
  const { bytes, tables } = encode(sql, tool);
  const partial = `${path}.${process.pid}.partial`;
  try {
    const file = await open(partial, 'wx', 0o600);
    try {
      await writeAll(file, bytes, signal);
    } finally {
      await file.close();
    }
    signal.throwIfAborted();
    // A link does not replace what is there, as a rename would.
    await link(partial, path);
  } catch (error) {
    throw fileError(`write the dump ${path}`, error);
  } finally {
    await rm(partial, { force: true });
  }
  return { bytes: bytes.length, sha256: sha256(bytes), tables, tool };
}

/** Reads a dump to its last byte; `corrupt` when it is not what was written. */
export async function readDump(path: string): Promise<Dump> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw fileError(`read the dump ${path}`, error);
  }
  return decode(bytes, path);
}

function encode(sql: string, tool: string): { bytes: Buffer; tables: number } {
  const body = Buffer.from(sql);
  const header: Header = { tool, tables: countTables(sql), length: body.length };
  const start = Buffer.from(`${magic}${JSON.stringify(header)}\n`);
  const content = Buffer.concat([start, body]);
  const bytes = Buffer.concat([content, Buffer.from(`sha256 ${sha256(content)}\n`)]);
  return { bytes, tables: header.tables };
}

function decode(bytes: Buffer, path: string): Dump {
  if (!bytes.subarray(0, magic.length).equals(Buffer.from(magic))) {
    throw corrupt(path, 'it is not a dump of the sandbox, or its beginning is damaged');
  }
  const content = bytes.subarray(0, Math.max(0, bytes.length - footerLength));
  const footer = bytes.subarray(content.length).toString('latin1');
  if (footer !== `sha256 ${sha256(content)}\n`) {
    throw corrupt(path, 'its end is missing or its content has changed: the checksum differs');
  }
  const headerEnd = content.indexOf('\n', magic.length);
  const header = JSON.parse(content.subarray(magic.length, headerEnd).toString()) as Header;
  const body = content.subarray(headerEnd + 1);
  const sql = body.toString();
  if (body.length !== header.length || countTables(sql) !== header.tables) {
    throw corrupt(path, 'it holds something else than its header says');
  }
  const { tables, tool } = header;
  return { sql, facts: { bytes: bytes.length, sha256: sha256(bytes), tables, tool } };
}

async function writeAll(file: FileHandle, bytes: Buffer, signal: AbortSignal): Promise<void> {
  await file.writeFile(bytes, { signal });
  await file.sync();
}

function countTables(sql: string): number {
  return sql.match(/^CREATE TABLE /gm)?.length ?? 0;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function corrupt(path: string, reason: string): PortError {
  return new PortError('corrupt', `the dump ${path} cannot be used: ${reason}`, {
    help: 'Take another backup. `runbook history` lists them.',
  });
}
