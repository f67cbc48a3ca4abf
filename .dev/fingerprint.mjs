// What a built dist/ depends on, as one hash. Plain JavaScript for Node 20 and nothing installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout's top folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Written into dist/ by build.mjs: the fingerprint and the list of files of that build. */
export const buildStamp = join(root, 'dist', '.build.json');

const buildInputs = [
  'engine',
  '.dev/build.mjs',
  '.dev/fingerprint.mjs',
  '.dev/record-code.mjs',
  '.dev/warm-up.yaml',
  'package.json',
  'package-lock.json',
];

function filesBelow(path) {
  if (!existsSync(join(root, path))) return [];
  if (!statSync(join(root, path)).isDirectory()) return [path];
  return readdirSync(join(root, path))
    .toSorted()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}

/** Hash of the names and contents of everything the build reads. */
export function buildFingerprint() {
  const hash = createHash('sha256');
  for (const path of buildInputs.flatMap(filesBelow)) {
    const content = readFileSync(join(root, path));
    hash.update(`${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/** Whether dist/ was built from exactly the present sources. */
export function buildIsCurrent() {
  try {
    return JSON.parse(readFileSync(buildStamp, 'utf8')).fingerprint === buildFingerprint();
  } catch {
    return false;
  }
}
