// Bundles the engine into dist/. Started by setup.mjs, which keeps two builds from running at once.
//
// A running program loads its chunks lazily, and another may start at any moment; neither may see half a build.
// So a build is made in a folder beside, then its chunks are moved into dist/, whose names tell their contents,
// and only then the entries, each replaced in one step. Chunks of earlier builds stay for a day.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { buildFingerprint, buildStamp, root } from './fingerprint.mjs';

const entries = {
  runbook: 'engine/cli/main.ts',
  'sandbox-host': 'engine/adapters/sandbox/host/main.ts',
  'simulate-engine': 'engine/app/simulate/engine-process.ts',
  'archive-thread': 'engine/adapters/codec/archive-thread.ts',
};

/** Files beside their own JavaScript that a bundle would lose: PGlite's WebAssembly and data. */
const external = [
  /^@electric-sql\//,
  // Optional native parts, which ssh2 does without.
  /\.node$/,
  'cpu-features',
];

/**
 * What a chunk takes from Node is loaded when it is first used: all that running brings along takes 10 ms, and
 * hardly a command uses all of it.
 */
const lateBuiltins = {
  name: 'late-builtins',
  renderChunk(code) {
    const names = [];
    const declared = code.replace(/^let (node_\w+) = require\("(node:[^"]+)"\);$/gm, (line, name, from) => {
      // These have to be there at once: they are extended, constructed, or handed on as they are.
      if (new RegExp(`\\b(?:new|extends) ${name}\\.|\\b${name}(?![\\w.]| = require)`).test(code)) return line;
      names.push(name);
      return `let ${name}$; const ${name}$get = () => (${name}$ ??= require("${from}"));`;
    });
    return names.reduce(
      (text, name) => text.replaceAll(new RegExp(`\\b${name}\\.`, 'g'), `${name}$get().`),
      declared,
    );
  },
};

/**
 * One letter that is not ASCII makes V8 keep a whole file with two bytes a letter, and read it half as fast. Strings,
 * templates and expressions say the same with an escape; text whose letters count as they stand cannot be told so.
 */
const asciiOnly = {
  name: 'ascii-only',
  renderChunk(code, { fileName }) {
    if (/String\.raw`[^`]*\P{ASCII}/u.test(code))
      throw new Error(`build: raw text beyond ASCII in ${fileName}`);
    return code.replaceAll(/\P{ASCII}/gu, escapes);
  },
};

function escapes(letter) {
  const units = Array.from({ length: letter.length }, (_, at) => letter.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}

/**
 * Each file that is loaded costs about a millisecond, and left alone the bundler makes thirty of what a check
 * needs. So what is always loaded together is one file each: what reads a command line, what checks, what runs.
 */
const groups = [
  // Small ones that are also needed alone: by `--version`, and by the sandbox's host.
  { name: 'version', test: /engine\/app\/version\.ts/, priority: 5 },
  { name: 'base', test: /engine\/(ports\/port-error|adapters\/[\w-]+)\.ts/, priority: 4 },
  { name: 'cli', test: /engine\/cli\/(dispatch|commands\/)/, priority: 3 },
  {
    name: 'engine',
    test: /engine\/(cli\/verbs\/run-validate|app\/load-program|validate\/|resolve\/|parse\/)/,
    priority: 2,
  },
  { name: 'running', test: /engine\/cli\/(verbs\/run-run|views\/plain-view)/, priority: 1 },
];

const keepOldChunksMs = 24 * 60 * 60_000;

const fingerprint = buildFingerprint();
const input = {};
for (const [name, file] of Object.entries(entries)) {
  if (existsSync(join(root, file))) input[name] = join(root, file);
  else console.log(`build: ${file} does not exist yet, so there is no dist/${name}.js`);
}

const dist = join(root, 'dist');
const made = join(root, `.dist-${process.pid}`);

function removeLeftovers() {
  for (const name of readdirSync(root)) {
    const pid = Number(/^\.dist-(\d+)$/.exec(name)?.[1]);
    if (pid > 0 && !existsSync(`/proc/${pid}`)) rmSync(join(root, name), { recursive: true, force: true });
  }
}

async function bundle() {
  const build = await rolldown({
    input,
    cwd: root,
    platform: 'node',
    external,
    tsconfig: false,
    logLevel: 'warn',
    plugins: [lateBuiltins, asciiOnly],
    treeshake: { moduleSideEffects: true },
    onLog(level, log, report) {
      // Third parties' own habits; nothing of ours uses eval or relies on a circular import.
      if (log.id?.includes('node_modules') || log.ids?.every((id) => id.includes('node_modules'))) return;
      // What a verb loads late another one may load at once; both are meant.
      if (log.code === 'INEFFECTIVE_DYNAMIC_IMPORT') return;
      report(level, log);
    },
  });
  const { output } = await build.write({
    dir: made,
    // Node starts its loader of ES modules only for those, and reads every property of its own modules for them.
    format: 'cjs',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
    codeSplitting: { groups },
    sourcemap: false,
    minify: false,
    comments: { legal: false, annotation: true, jsdoc: false },
  });
  await build.close();
  writeFileSync(join(made, 'package.json'), `${JSON.stringify({ type: 'commonjs' })}\n`);
  const files = output.map(({ fileName }) => fileName);
  return [...files, 'package.json', ...warmUp(files)];
}

/**
 * Runs a few commands and keeps what V8 compiled for them beside each chunk (engine/cli/code-cache.ts reads it).
 * Each command starts from what the one before has left.
 */
function warmUp(files) {
  if (!files.includes('runbook.js')) return [];
  const state = join(made, 'state');
  for (const argv of [
    ['validate', 'update-manual', '--dir', root],
    ['run', join(root, '.dev/warm-up.yaml'), '--state-dir', state, '--quiet'],
  ]) {
    const recorder = join(root, '.dev/record-code.mjs');
    const done = spawnSync(process.execPath, ['--import', recorder, join(made, 'runbook.js'), ...argv], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (done.status !== 0) throw new Error(`build: ${argv[0]} ended with ${done.status ?? done.signal}`);
  }
  rmSync(state, { recursive: true, force: true });
  return readdirSync(join(made, 'chunks'))
    .filter((name) => name.endsWith('.cache'))
    .map((name) => `chunks/${name}`);
}

/** Chunks first, entries last. */
function publish(files) {
  const ordered = files.toSorted((a, b) => Number(b.includes('/')) - Number(a.includes('/')));
  for (const file of ordered) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    renameSync(join(made, file), join(dist, file));
  }
}

function removeOldChunks(files) {
  const chunks = join(dist, 'chunks');
  if (!existsSync(chunks)) return;
  for (const name of readdirSync(chunks)) {
    const path = join(chunks, name);
    if (files.includes(`chunks/${name}`) || Date.now() - statSync(path).mtimeMs < keepOldChunksMs) continue;
    rmSync(path);
  }
}

removeLeftovers();
try {
  mkdirSync(made, { recursive: true });
  const files = Object.keys(input).length === 0 ? [] : await bundle();
  if (input.runbook) chmodSync(join(made, 'runbook.js'), 0o755);
  mkdirSync(dist, { recursive: true });
  publish(files);
  removeOldChunks(files);
  // Written last: an interrupted build is made again.
  writeFileSync(`${buildStamp}.new`, `${JSON.stringify({ fingerprint, files }, undefined, 2)}\n`);
  renameSync(`${buildStamp}.new`, buildStamp);
} finally {
  rmSync(made, { recursive: true, force: true });
}
