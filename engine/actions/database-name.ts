import type { Database, RowCounts } from '../ports/database.ts';

/** How a step says which database it means. */
export const databaseInput = {
  type: 'string',
  pattern: '^[A-Za-z_][A-Za-z0-9_-]{0,62}$',
  description: 'Name of the database',
} as const;

/** Row counts as steps can read them. */
export const countsOutput = {
  type: 'object',
  additionalProperties: { type: 'integer' },
  description: 'Rows per table',
} as const;

/** What steps can read of a dump. */
export const dumpOutput = {
  type: 'object',
  properties: {
    path: { type: 'string', description: 'The file' },
    bytes: { type: 'integer', description: 'Size of the file' },
    sha256: { type: 'string', description: 'Checksum of the file, hexadecimal' },
    tables: { type: 'integer', description: 'Tables in the dump' },
    tool: { type: 'string', description: 'The tool that wrote or read it' },
  },
  required: ['path', 'bytes', 'sha256', 'tables', 'tool'],
  additionalProperties: false,
} as const;

/** All rows of all tables. */
export function totalRows(counts: RowCounts): number {
  return Object.values(counts).reduce((sum, rows) => sum + rows, 0);
}

/** Which of the three names of a swap are there. */
export async function presence(
  database: Database,
  names: { readonly live: string; readonly replacement: string; readonly keptAs: string },
): Promise<{ readonly live: boolean; readonly replacement: boolean; readonly kept: boolean }> {
  const live = await database.exists(names.live);
  const replacement = await database.exists(names.replacement);
  const kept = await database.exists(names.keptAs);
  return { live, replacement, kept };
}
