import type { TarEntry } from '../ports/codec.ts';
import { formatSize } from '../runbook/size.ts';
import { ActionError, type ActionContext } from './define-action.ts';
import { measured, type Measured } from './store-input.ts';

/** The most that whoever reads an archive takes. */
export const maxSizeInput = {
  type: 'string',
  format: 'size',
  default: '100GiB',
  description: 'The most that all files together may hold',
} as const;

/** What an archive holds, after every byte of it was decoded. */
export interface ArchiveFacts extends Measured {
  readonly entries: number;
  /** Bytes of all files in it. */
  readonly unpacked: number;
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '' && segment !== '.');
}

function escapes(path: string): boolean {
  return path.startsWith('/') || path.includes('\0') || segmentsOf(path).includes('..');
}

/** Whether a symbolic link stays inside: `..` only at its start, and not more often than it lies deep. */
function linkEscapes(name: readonly string[], link: string): boolean {
  if (link.startsWith('/') || link.includes('\0') || link === '') return true;
  const parts = segmentsOf(link);
  const ups = parts.findIndex((part) => part !== '..');
  const leading = ups === -1 ? parts.length : ups;
  return leading > name.length - 1 || parts.slice(leading).includes('..');
}

/** What is wrong with an entry; remembers the symbolic links, through which nothing may be written. */
function problemOf(entry: TarEntry, links: Set<string>): string | undefined {
  if (escapes(entry.name)) return 'leads out of the directory';
  const name = segmentsOf(entry.name);
  for (let length = 1; length < name.length; length += 1) {
    if (links.has(name.slice(0, length).join('/'))) return 'lies behind a symbolic link';
  }
  switch (entry.kind) {
    case 'file':
    case 'directory':
      if (links.has(name.join('/'))) return 'replaces a symbolic link';
      return undefined;
    case 'symbolic-link':
      if (linkEscapes(name, entry.link)) return `is a link that leads out of the directory, to ${entry.link}`;
      links.add(name.join('/'));
      return undefined;
    case 'hard-link':
      return escapes(entry.link) || links.has(segmentsOf(entry.link).join('/'))
        ? `is a link that leads out of the directory, to ${entry.link}`
        : undefined;
    case 'other':
      return 'is a device, a pipe or something else that is no file, directory or link';
  }
}

/**
 * Decodes an archive of the target to its last byte and checks every entry. Throws an ActionError for
 * entries that could write outside of the directory or are no files, and when the files together hold more than `maxBytes`.
 */
export async function checkArchive(
  path: string,
  maxBytes: number,
  context: ActionContext,
): Promise<ArchiveFacts> {
  let facts: Measured = { size: 0, sha256: '' };
  const file = measured(context.target.files.read(path, { reuse: true }), context, (found) => {
    facts = found;
  });
  const links = new Set<string>();
  let entries = 0;
  let unpacked = 0;
  for await (const entry of context.ports.codec.entries(file)) {
    const problem = problemOf(entry, links);
    if (problem !== undefined)
      throw new ActionError(`${path}: the entry ${JSON.stringify(entry.name)} ${problem}`);
    entries += 1;
    unpacked += entry.size;
    if (unpacked > maxBytes) {
      throw new ActionError(`${path} unpacks to more than ${formatSize(maxBytes)}`, {
        help: 'if the archive is to be trusted, allow more with `maxSize`',
      });
    }
  }
  return { ...facts, entries, unpacked };
}
