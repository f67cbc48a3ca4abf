import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';

/** Answers with a file of a folder, as text; calls `missing` when there is none, or the path leads out of the folder. */
export async function sendFile(
  response: ServerResponse,
  root: string,
  pathname: string,
  missing: () => void,
): Promise<void> {
  const content = await readWithin(root, pathname);
  if (content === undefined) return missing();
  response.writeHead(200, { 'content-type': 'text/plain', 'content-length': content.length });
  response.end(content);
}

async function readWithin(root: string, pathname: string): Promise<Buffer | undefined> {
  try {
    const path = normalize(join(root, decodeURIComponent(pathname)));
    return path.startsWith(`${root}${sep}`) ? await readFile(path) : undefined;
  } catch {
    // Nothing there, a folder, or a path that is no text.
    return undefined;
  }
}
