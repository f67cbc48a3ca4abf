import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { success, failure } from '../diagnostics/diagnostic.ts';
import type { Result } from '../diagnostics/diagnostic.ts';
import { decodeSource, tooLarge } from '../parse/decode-source.ts';
import { defaultLimits } from '../parse/limits.ts';
import { parseYaml } from '../parse/parse-yaml.ts';
import type { SyntaxTree } from '../parse/syntax-tree.ts';
import type { SourceFile } from '../source/source-file.ts';
import { prepareForLarge } from './prepare-for-large.ts';

/** Bytes that are read at once. */
const pieceSize = 256 * 1024;

/** A file that was read and parsed. */
export interface LoadedFile {
  /** Absolute. */
  readonly path: string;
  /** Hexadecimal sha256 of its bytes. */
  readonly sha256: string;
  readonly source: SourceFile;
  readonly tree: Result<SyntaxTree>;
}

/** Files that were read once, with what is needed to show problems in them. */
export class SourceCache {
  readonly #cwd: string;
  readonly #files = new Map<string, Result<LoadedFile>>();
  readonly #sources: SourceFile[] = [];

  constructor(cwd: string) {
    this.#cwd = cwd;
  }

  /** All files that were read, whole and as bytes. */
  get files(): readonly LoadedFile[] {
    return [...this.#files.values()].flatMap((file) => (file.ok ? [file.value] : []));
  }

  /** All files that were read as text. */
  get sources(): readonly SourceFile[] {
    return this.#sources;
  }

  /** Reads a file; problems are RB1xx. */
  load(path: string): Result<LoadedFile> {
    const absolute = resolve(this.#cwd, path);
    const known = this.#files.get(absolute) ?? this.#read(absolute);
    this.#files.set(absolute, known);
    return known;
  }

  /** The path as people want to read it: short, from where they are. */
  shown(path: string): string {
    const short = relative(this.#cwd, path);
    return short === '' || short.startsWith('../../') ? path : short;
  }

  #read(path: string): Result<LoadedFile> {
    const shown = this.shown(path);
    const bytes = readBytes(path);
    if (typeof bytes === 'string') {
      return failure({ code: 'RB101', severity: 'error', message: `${shown} ${bytes}` });
    }
    if (bytes.length > defaultLimits.size) {
      const size = Math.max(bytes.length, statSync(path).size);
      return failure(tooLarge(shown, size, defaultLimits.size));
    }
    prepareForLarge(bytes.length);
    const decoded = decodeSource(shown, bytes);
    if (!decoded.ok) return decoded;
    this.#sources.push(decoded.value);
    return success({
      path,
      // Only plans ask for it, and a check need not load what computes it.
      get sha256() {
        return process.getBuiltinModule('node:crypto').hash('sha256', bytes);
      },
      source: decoded.value,
      tree: parseYaml(decoded.value),
    });
  }
}

/** The bytes of a file, or why they cannot be had. Behind the limit nothing is read: a device has no end. */
function readBytes(path: string): Uint8Array | string {
  try {
    const file = openSync(path, 'r');
    try {
      return readUpTo(file, defaultLimits.size + 1);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return reasonOf(error);
  }
}

function readUpTo(file: number, limit: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let left = limit; left > 0;) {
    const part = new Uint8Array(Math.min(left, pieceSize));
    const length = readSync(file, part);
    if (length === 0) break;
    parts.push(part.subarray(0, length));
    left -= length;
  }
  return Buffer.concat(parts);
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'does not exist';
    case 'EISDIR':
      return 'is a directory';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read by this user';
    default:
      return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
