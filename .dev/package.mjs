// Packs the engine with everything that a host needs to run it: one archive, no npm, no compiler, no network.
//
//   npm run package                     release/runbook-VERSION-PLATFORM.tar.gz and release/SHA256SUMS
//   npm run package -- -o DIR           into another folder
//   npm run package -- --level 1        compressed less, which is quicker (1 to 9)
//
// The same commit gives the same bytes: files are sorted, belong to root and have the time of the commit.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs, promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import { pack } from 'tar-stream';
import { buildStamp, root } from './fingerprint.mjs';

const { values: options } = parseArgs({
  options: {
    output: { type: 'string', short: 'o', default: join(root, 'release') },
    level: { type: 'string', default: '6' },
  },
});

/** Finds its own folder without the help of a program, and so with an empty PATH, unless it is a link. */
const launcher = `#!/bin/sh
self=$0
if [ -h "$self" ]; then self=$(/usr/bin/readlink -f -- "$self") || exit 127; fi
case $self in
  */*) here=\${self%/*} ;;
  *) here=. ;;
esac
if [ ! -e /lib/x86_64-linux-gnu/libatomic.so.1 ] && [ ! -e /lib/aarch64-linux-gnu/libatomic.so.1 ] && [ ! -e /lib64/libatomic.so.1 ]; then
  echo 'runbook: Node needs libatomic.so.1, which seems to be missing here: apt-get install libatomic1' >&2
fi
exec "$here/bin/node" "$here/dist/runbook.js" "$@"
`;

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const platform = `${process.platform}-${process.arch}`;
const node = `node_modules/node-${platform}`;
const name = `runbook-${manifest.version}-${platform}`;

/** The sandbox is made of these; the rest of the packages is in the bundle. */
const modules = ['node_modules/@electric-sql/pglite', 'node_modules/@electric-sql/pglite-tools'];

function filesBelow(path) {
  return readdirSync(join(root, path), { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const below = `${path}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(below) : [below];
    });
}

/** Path in the archive → a path in the checkout, or a content with its mode. */
function contents() {
  const files = new Map();
  const take = (paths, to = (path) => path) => {
    for (const path of paths) files.set(to(path), { path });
  };
  take([`${node}/bin/node`], () => 'bin/node');
  take([`${node}/LICENSE`], () => 'bin/LICENSE.node');
  take(JSON.parse(readFileSync(buildStamp, 'utf8')).files.map((file) => `dist/${file}`));
  take(
    modules
      .flatMap(filesBelow)
      .filter((path) => /(\/dist\/.*\.(js|wasm|data)|\/package\.json|\/LICENSE)$/.test(path)),
  );
  take(['runbooks', 'schemas', 'compose'].flatMap(filesBelow));
  take(['CHANGELOG.md', 'LICENSE']);
  const { version, description, license, type } = manifest;
  const facts = { name: manifest.name, version, description, license, private: true, type };
  files.set('package.json', { text: `${JSON.stringify(facts, undefined, 2)}\n`, mode: 0o644 });
  files.set('runbook', { text: launcher, mode: 0o755 });
  return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Seconds: what the build was told, else the commit's, else a fixed one, so that archives can be compared. */
function timestamp() {
  if (process.env.SOURCE_DATE_EPOCH) return Number(process.env.SOURCE_DATE_EPOCH);
  try {
    const text = execFileSync('git', ['log', '-1', '--format=%ct'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(text);
  } catch {
    return Date.UTC(2026, 0, 1) / 1000;
  }
}

async function sha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

async function addAll(archive, files, mtime) {
  const sums = [];
  const add = async (path, { path: from, text, mode }) => {
    const bytes = text === undefined ? readFileSync(join(root, from)) : Buffer.from(text);
    const executable = text === undefined && (statSync(join(root, from)).mode & 0o111) !== 0;
    sums.push(`${createHash('sha256').update(bytes).digest('hex')}  ${path}`);
    const header = {
      name: `${name}/${path}`,
      mode: mode ?? (executable ? 0o755 : 0o644),
      mtime: new Date(mtime * 1000),
      uname: 'root',
      gname: 'root',
    };
    await promisify(archive.entry.bind(archive))(header, bytes);
  };
  for (const [path, source] of files) await add(path, source);
  await add('SHA256SUMS', { text: `${sums.join('\n')}\n`, mode: 0o644 });
  archive.finalize();
}

if (!existsSync(join(root, node, 'bin/node'))) {
  console.error(`package: npm has brought no Node for ${platform}; nothing can be packed here`);
  process.exit(1);
}
const folder = resolve(options.output);
mkdirSync(folder, { recursive: true });
const archiveName = `${name}.tar.gz`;
const part = join(folder, `${archiveName}.part`);
try {
  const archive = pack();
  await Promise.all([
    pipeline(archive, createGzip({ level: Number(options.level) }), createWriteStream(part)),
    addAll(archive, contents(), timestamp()),
  ]);
  renameSync(part, join(folder, archiveName));
} finally {
  rmSync(part, { force: true });
}
const sum = await sha256(join(folder, archiveName));
writeFileSync(join(folder, 'SHA256SUMS'), `${sum}  ${archiveName}\n`);
const megabytes = (statSync(join(folder, archiveName)).size / 1e6).toFixed(1);
console.log(`${join(folder, archiveName)}: ${megabytes} MB\nsha256 ${sum}`);
