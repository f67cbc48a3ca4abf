// Adds to package-lock.json the optional packages of other platforms that npm left out, or with --check says which
// are missing. Run it after `npm install`.
//
// Tools with a native part name one optional package for each platform. A registry mirror may lack some of them;
// npm then writes a lockfile without them, which `npm ci` refuses everywhere. An entry with its platform is enough:
// npm skips it here, and takes it where it fits.
import { readFileSync, writeFileSync } from 'node:fs';
import { root } from './fingerprint.mjs';

const file = `${root}/package-lock.json`;
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;

const systems = { windows: 'win32' };
for (const os of [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
])
  systems[os] = os;
const processors = { armv7: 'arm', wasm32: 'wasm32' };
for (const cpu of ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'])
  processors[cpu] = cpu;

/** What npm reads to skip a package that does not fit, from the name by which all these tools tell it. */
function platformOf(name) {
  const words = name.split(/[-/.]/);
  const os = words.map((word) => systems[word]).find(Boolean);
  const cpu = words.map((word) => processors[word]).find(Boolean);
  const libc = words.map((word) => /^(musl|gnu)/.exec(word)?.[1]).find(Boolean);
  return { cpu: cpu && [cpu], libc: libc && [libc === 'gnu' ? 'glibc' : libc], os: os && [os] };
}

/** The folders where Node looks for the packages of the one at `path`, nearest first. */
function foldersSeenFrom(path) {
  const parts = path.split('node_modules/').slice(1);
  return parts
    .map(
      (_, end) =>
        `${parts
          .slice(0, end + 1)
          .map((part) => `node_modules/${part}`)
          .join('')
          .replace(/\/$/, '')}/`,
    )
    .toReversed()
    .concat('');
}

const added = [];
const shallowFirst = Object.entries(packages).toSorted(
  ([a], [b]) => a.split('/').length - b.split('/').length,
);
for (const [path, { dev, optionalDependencies = {} }] of shallowFirst) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const folders = foldersSeenFrom(path);
    const found = folders.map((folder) => packages[`${folder}node_modules/${name}`]).find(Boolean);
    if (found?.version === version || !/^\d+\.\d+\.\d+$/.test(version)) continue;
    const { cpu, libc, os } = platformOf(name);
    if (os === undefined && cpu === undefined) continue;
    const folder = found === undefined ? '' : (folders[1] ?? '');
    packages[`${folder}node_modules/${name}`] = {
      version,
      cpu,
      ...(dev && { dev }),
      libc,
      optional: true,
      os,
    };
    added.push(`${name}@${version}`);
  }
}

if (process.argv.includes('--check')) {
  if (added.length > 0) {
    console.error(
      `package-lock.json lacks the optional packages of other platforms, so npm ci would refuse it:\n  ${added.join('\n  ')}`,
    );
    console.error('Run: node .dev/complete-lockfile.mjs');
    process.exitCode = 1;
  }
} else if (added.length > 0) {
  lock.packages = Object.fromEntries(
    Object.entries(packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
  );
  writeFileSync(file, `${JSON.stringify(lock, undefined, 2)}\n`);
  console.log(`added ${added.length} optional packages of other platforms`);
}
