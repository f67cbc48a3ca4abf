import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { generatedLine } from '../report/schedule/scheduled-runs.ts';
import { UsageError } from './usage-error.ts';

/** What was done to a folder. */
export interface Written {
  /** Absolute. */
  readonly folder: string;
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Makes a folder hold generated files: writes what differs, each in one step, and removes files with names like `ours`
 * that were generated before and are no longer wanted. Anything else stays. Throws a UsageError.
 */
export function writeGenerated(
  output: string,
  files: ReadonlyMap<string, string>,
  ours: RegExp,
  cwd: string,
): Written {
  const folder = resolve(cwd, output);
  try {
    mkdirSync(folder, { recursive: true });
    const foreign = [...files.keys()].find((name) => isForeign(join(folder, name)));
    if (foreign !== undefined)
      throw new UsageError(`${join(folder, foreign)} was not written by \`runbook schedule\``, [
        'move it away, or write to another folder',
      ]);
    const removed = readdirSync(folder).filter(
      (name) =>
        ours.test(name) &&
        !files.has(name) &&
        contentOf(join(folder, name))?.startsWith(generatedLine) === true,
    );
    const written = [...files].filter(([name, content]) => contentOf(join(folder, name)) !== content);
    for (const [name, content] of written) replace(join(folder, name), content);
    for (const name of removed) rmSync(join(folder, name));
    return { folder, written: written.map(([name]) => name), removed };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `cannot write to ${folder}: ${error instanceof Error ? error.message : String(error)}`,
      ['name a folder that you can write to with -o'],
    );
  }
}

function isForeign(path: string): boolean {
  const content = contentOf(path);
  return content !== undefined && !content.startsWith(generatedLine);
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Nobody reads half a file: cron and systemd look at these folders whenever they like. */
function replace(path: string, content: string): void {
  const part = `${path}.part-${process.pid}`;
  try {
    writeFileSync(part, content, { mode: 0o644 });
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
}
